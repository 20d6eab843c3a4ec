"""The sources that programs for a device are compiled from."""

_SourcesInfo = provider("Source files of device code.", fields = {"files": "depset of the sources and headers"})

# Parts that differ between targets, and so may use what their target has; and code that only tests link.
_EXCLUDED = ["tflite_micro/platform", "tflite_micro/testing", "tflite_micro/benchmarks"]

def _aspect_impl(target, ctx):
    direct = []
    package = target.label.package
    if package.startswith("tflite_micro/") and package not in _EXCLUDED:
        for attribute in ["srcs", "hdrs", "textual_hdrs"]:
            for source in getattr(ctx.rule.attr, attribute, None) or []:
                direct += source[DefaultInfo].files.to_list()
    below = []
    for attribute in ["deps", "binary", "implementation_deps"]:
        values = getattr(ctx.rule.attr, attribute, None) or []
        for value in values if type(values) == type([]) else [values]:
            if _SourcesInfo in value:
                below.append(value[_SourcesInfo].files)
    return [_SourcesInfo(files = depset(direct, transitive = below))]

_sources_aspect = aspect(
    implementation = _aspect_impl,
    attr_aspects = ["deps", "binary", "implementation_deps"],
)

def _device_sources_impl(ctx):
    files = depset(transitive = [dep[_SourcesInfo].files for dep in ctx.attr.programs])
    return [DefaultInfo(files = files, runfiles = ctx.runfiles(transitive_files = files))]

device_sources = rule(
    implementation = _device_sources_impl,
    doc = "All files of the library, //tflite_micro/platform apart, that `programs` are compiled from.",
    attrs = {"programs": attr.label_list(aspects = [_sources_aspect])},
)
