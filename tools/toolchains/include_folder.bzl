"""A folder of headers that lies on the machine, outside of every workspace."""

load("@bazel_skylib//rules/directory:providers.bzl", "create_directory_info")

def _include_folder_impl(ctx):
    return [create_directory_info(
        entries = {},
        transitive_files = depset(),
        path = ctx.attr.path,
        human_readable = ctx.attr.path,
    )]

include_folder = rule(
    implementation = _include_folder_impl,
    doc = "Names an absolute folder where a toolchain's cc_args want a directory target.",
    attrs = {"path": attr.string(mandatory = True, doc = "The absolute path.")},
)
