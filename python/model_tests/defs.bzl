"""Tests of models, written once, that run on the host and on every simulated board."""

load("@rules_python//python:defs.bzl", "py_test")
load("//tools/toolchains:boards.bzl", "BOARDS")

TARGETS = ["host"] + BOARDS

def board_data(target):
    """What a Python test needs to run models on a target."""
    return [] if target == "host" else ["//tflite_micro/benchmarks:target_runner_" + target]

def model_test(
        name,
        model,
        golden = None,
        input = "lcg:1",
        targets = TARGETS,
        runs = 20,
        board_runs = 20,
        tags = []):
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

    def one(test_name, target, runs, tags):
        py_test(
            name = test_name,
            srcs = ["//python/model_tests:model_test.py"],
            args = [
                "--model=$(rootpath {})".format(model),
                "--target=" + target,
                "--runs={}".format(runs),
                "--input=" + input,
            ] + (["--golden=$(rootpath {})".format(golden)] if golden else []),
            data = [model] + ([golden] if golden else []) + board_data(target),
            main = "//python/model_tests:model_test.py",
            size = "medium",
            tags = tags + ([] if target == "host" else [target]),
            deps = ["//python/model_tests:model_test_lib"],
        )

    short = []
    for target in targets:
        here = runs if target == "host" else board_runs
        test_name = "{}_{}".format(name, target)
        one(test_name, target, here, tags)
        short.append(test_name)
        if here < runs:
            one(test_name + "_long", target, runs, tags + ["long", "manual"])
    native.test_suite(name = name, tests = short, tags = tags)
