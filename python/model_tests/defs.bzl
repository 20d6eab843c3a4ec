"""Tests of models and operators, written once, that run on the host and on simulated boards."""

load("@rules_python//python:defs.bzl", "py_test")
load("//tflite_micro/benchmarks:runner_boards.bzl", "RUNNER_BOARDS")

TARGETS = ["host"] + RUNNER_BOARDS

def _target_test(name, main, target, args, data = [], deps = [], size = "medium", tags = []):
    """A Python test that runs models on `target`, which it is told with --target."""
    runner = [] if target == "host" else ["//tflite_micro/benchmarks:target_runner_" + target]
    py_test(
        name = name,
        size = size,
        srcs = ["//python/model_tests:" + main],
        args = ["--target=" + target] + args,
        data = data + runner,
        main = "//python/model_tests:" + main,
        tags = tags + ([] if target == "host" else [target]),
        deps = ["//python/model_tests:bounds", "//python/tflite_micro/cli:execution"] + deps,
    )

def model_test(name, model, golden = None, input = "lcg:1", targets = TARGETS, runs = 20, board_runs = 20, tags = []):
    """Runs a model on every target and compares its outputs with golden ones and with the host's.

    Args:
      name: the tests are NAME_TARGET, and the test suite of all of them is NAME. Where `board_runs` is smaller than
        `runs`, NAME_BOARD_long does all runs there; it has the tags "long" and "manual".
      model: the .tflite file.
      golden: the bytes of all outputs of consecutive runs on the inputs `input`. Without it, boards are compared with
        the host.
      input: the inputs, as `tflm run --input` takes them.
      targets: "host" and names of boards.
      runs: how many runs are compared on the host.
      board_runs: how many on a board.
      tags: as of any test.
    """
    args = ["--model=$(rootpath {})".format(model), "--input=" + input]
    if golden:
        args.append("--golden=$(rootpath {})".format(golden))
    data = [model] + ([golden] if golden else [])
    tests = []
    for target in targets:
        here = runs if target == "host" else board_runs
        test = "{}_{}".format(name, target)
        tests.append(test)
        _target_test(test, "model_test.py", target, args + ["--runs={}".format(here)], data, tags = tags)
        if here < runs:
            all_runs = args + ["--runs={}".format(runs)]
            _target_test(test + "_long", "model_test.py", target, all_runs, data, tags = tags + ["long", "manual"])
    native.test_suite(name = name, tags = tags, tests = tests)

def operator_test(name, boards = []):
    """Runs the cases of operators/NAME.py on the host, where LiteRT is what they are compared with, and on boards.

    Args:
      name: the module without `.py`; the tests are NAME_host and NAME_BOARD.
      boards: names of boards, which are compared with the host.
    """
    for target in ["host"] + boards:
        _target_test(
            "{}_{}".format(name, target),
            "operators_test.py",
            target,
            ["--module=" + name],
            deps = ["//python/model_tests:case_runs", "//python/model_tests:operator_types"],
        )

def shared_models_test(name, targets = TARGETS, runs = 20, board_runs = 20):
    """Runs the models of the folder that TFLITE_MICRO_SHARED_MODELS names.

    The tests need that folder, so they are "manual": a wildcard does not run them.

    Args:
      name: the tests are NAME_TARGET and, with all runs where a board does not do them anyway, NAME_BOARD_long; the
        test suite of the short ones is NAME.
      targets: "host" and names of boards.
      runs: how many of the golden files' runs are compared on the host.
      board_runs: how many on a board.
    """
    tests = []
    for target in targets:
        here = runs if target == "host" else board_runs
        test = "{}_{}".format(name, target)
        tests.append(test)
        _target_test(
            test,
            "shared_models_test.py",
            target,
            ["--runs={}".format(here)],
            size = "large",
            tags = ["manual"],
            deps = ["//python/model_tests:litert"],
        )
        if here < runs:
            _target_test(
                test + "_long",
                "shared_models_test.py",
                target,
                ["--runs={}".format(runs)],
                size = "enormous",
                tags = ["long", "manual"],
                deps = ["//python/model_tests:litert"],
            )
    native.test_suite(name = name, tags = ["manual"], tests = tests)
