"""A wheel of Python libraries, with the extension modules and data files that they bring."""

load("@rules_python//python:defs.bzl", "PyInfo")

def _wheel_impl(ctx):
    places = {}
    libraries = depset(transitive = [
        files
        for target in ctx.attr.libraries
        for files in [target[PyInfo].transitive_sources, target[DefaultInfo].default_runfiles.files]
    ])
    for file in libraries.to_list():
        # Files of other repositories begin with ../: they are what the wheel requires, not what it holds.
        if file.short_path.startswith(ctx.attr.root + "/"):
            places[file.short_path[len(ctx.attr.root) + 1:]] = file
    for target, place in ctx.attr.files.items():
        files = target[DefaultInfo].files.to_list()
        if len(files) != 1:
            fail("{} is {} files, and the wheel has one place for it: {}".format(target.label, len(files), place))
        places[place] = files[0]

    manifest = ctx.actions.declare_file(ctx.label.name + ".manifest")
    ctx.actions.write(manifest, "".join(["{}\t{}\n".format(place, file.path) for place, file in places.items()]))

    # A folder, since the file's name tells the Python that it is for.
    folder = ctx.actions.declare_directory(ctx.label.name)
    arguments = ctx.actions.args()
    arguments.add(folder.path)
    arguments.add_all([ctx.file.pyproject, ctx.file.readme, ctx.file.license, manifest])
    ctx.actions.run(
        arguments = [arguments],
        executable = ctx.executable._make_wheel,
        inputs = [ctx.file.pyproject, ctx.file.readme, ctx.file.license, manifest] + places.values(),
        mnemonic = "Wheel",
        outputs = [folder],
        progress_message = "Making the wheel %{label}",
    )
    return [DefaultInfo(files = depset([folder]), runfiles = ctx.runfiles([folder]))]

wheel = rule(
    implementation = _wheel_impl,
    doc = "The folder NAME with one wheel.",
    attrs = {
        "files": attr.label_keyed_string_dict(allow_files = True, doc = "More files, and their places in the wheel."),
        "libraries": attr.label_list(doc = "What is importable from the wheel.", providers = [PyInfo]),
        "license": attr.label(allow_single_file = True, mandatory = True),
        "pyproject": attr.label(allow_single_file = True, doc = "Metadata.", mandatory = True),
        "readme": attr.label(allow_single_file = True, mandatory = True),
        "root": attr.string(doc = "The folder that is put on Python's path.", mandatory = True),
        "_make_wheel": attr.label(cfg = "exec", default = "//tools/packaging:make_wheel", executable = True),
    },
)
