"""Fuzz targets, and the inputs that they start from."""

load("//tools/bazel:defs.bzl", "tflm_cc_test")

def _fuzz_corpus_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    ctx.actions.run(
        executable = ctx.executable._make_corpus,
        arguments = ["--folder=" + folder.path, "--operators=" + ",".join(ctx.attr.operators), "--modules=" + ctx.attr.modules] +
                    (["--each={}".format(ctx.attr.each)] if ctx.attr.each else []),
        outputs = [folder],
        mnemonic = "FuzzCorpus",
    )
    return [DefaultInfo(files = depset([folder]), runfiles = ctx.runfiles([folder]))]

fuzz_corpus = rule(
    implementation = _fuzz_corpus_impl,
    doc = "A folder of models: of every operator, or of those named.",
    attrs = {
        "each": attr.int(doc = "How many models of each operator and type."),
        "modules": attr.string(doc = "Only cases of the modules whose names begin so."),
        "operators": attr.string_list(),
        "_make_corpus": attr.label(cfg = "exec", default = "//tflite_micro/fuzz:make_corpus", executable = True),
    },
)

def _kept_corpus_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    ctx.actions.run(
        executable = ctx.executable._keep_corpus,
        arguments = ["--unpack=" + ctx.file.archive.path, "--folder=" + folder.path],
        inputs = [ctx.file.archive],
        outputs = [folder],
        mnemonic = "KeptCorpus",
    )
    return [DefaultInfo(files = depset([folder]), runfiles = ctx.runfiles([folder]))]

kept_corpus = rule(
    implementation = _kept_corpus_impl,
    doc = "A folder of the inputs of an archive of keep_corpus.py.",
    attrs = {
        "archive": attr.label(allow_single_file = [".tar.xz"], mandatory = True),
        "_keep_corpus": attr.label(cfg = "exec", default = "//tflite_micro/fuzz:keep_corpus", executable = True),
    },
)

def fuzz_test(name, srcs = [], corpus = [], deps = [], linkopts = [], seconds = 5, tags = [], **kwargs):
    """A fuzz target: a short run as a test, or under --config=libfuzzer a program of libFuzzer's.

    As a test it tries every input that was kept of it (the archive corpus/NAME.tar.xz, which is unpacked as the target
    NAME_kept) and every file of its corpus, and then changed ones for a few seconds.

    Args:
      name: the target.
      srcs: with LLVMFuzzerTestOneInput(); none if `deps` have it.
      corpus: files, and targets of fuzz_corpus.
      deps: as of cc_test.
      linkopts: as of cc_test.
      seconds: how long the test changes inputs.
      tags: as of cc_test.
      **kwargs: as of cc_test.
    """
    kept = name + "_kept"
    kept_corpus(
        name = kept,
        testonly = True,
        archive = "corpus/{}.tar.xz".format(name),
    )
    tflm_cc_test(
        name = name,
        size = "medium",
        srcs = srcs,
        args = select({
            ":libfuzzer": ["-runs=0"],
            "//conditions:default": ["--seconds={}".format(seconds)],
        }) + ["$(rootpaths {})".format(files) for files in [kept] + corpus],
        data = [kept] + corpus,
        environments = ["host"],
        linkopts = linkopts + select({
            ":libfuzzer": ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        tags = tags,
        deps = deps + select({
            ":libfuzzer": [],
            "//conditions:default": [":fuzz_main"],
        }),
        **kwargs
    )
