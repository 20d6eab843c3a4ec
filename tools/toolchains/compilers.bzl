"""Finds the boards' compilers on PATH.

Each compiler becomes a repository with one program per tool and the folders of its own headers. The programs are
small scripts that start the tool found; where there is none they say in one sentence what to install. So a machine
without a cross compiler loads and builds everything else.
"""

_TOOLS = ["gcc", "ar", "strip", "objcopy", "nm", "size", "objdump"]

_SCRIPT = """#!/bin/sh
# Starts {tool}: the one found when this workspace was set up, or one that has been installed since.
for tool in {path} "$(command -v {tool})" /usr/bin/{tool}; do
  [ ! -x "$tool" ] || exec "$tool" "$@"
done
echo "{tool} is not on PATH; it compiles for the simulated boards: sudo apt-get install -y {packages}" >&2
exit 127
"""

_BUILD = """# The tools of {prefix}, as a toolchain takes them.

load("@rules_cc//cc/toolchains:args.bzl", "cc_args")
load("@rules_cc//cc/toolchains:tool.bzl", "cc_tool")
load("@rules_cc//cc/toolchains:tool_map.bzl", "cc_tool_map")
load("{include_folder}", "include_folder")

package(default_visibility = ["//visibility:public"])

exports_files(glob(["bin/*"]))

cc_tool_map(
    name = "tools",
    tools = {{
        "@rules_cc//cc/toolchains/actions:ar_actions": ":ar",
        "@rules_cc//cc/toolchains/actions:assembly_actions": ":assemble",
        "@rules_cc//cc/toolchains/actions:c_compile": ":compile_c",
        "@rules_cc//cc/toolchains/actions:cpp_compile_actions": ":compile_cpp",
        "@rules_cc//cc/toolchains/actions:link_actions": ":link",
        "@rules_cc//cc/toolchains/actions:objcopy_embed_data": ":objcopy",
        "@rules_cc//cc/toolchains/actions:strip": ":strip",
    }},
)

# One cc_tool per action: a tool that served two would be declared twice. The C driver links too, because
# the C++ one would ask for a C++ library, which the device code does without.
[
    cc_tool(
        name = action,
        src = "bin/{prefix}-" + tool,
    )
    for action, tool in {{
        "ar": "ar",
        "assemble": "gcc",
        "compile_c": "gcc",
        "compile_cpp": "gcc",
        "link": "gcc",
        "objcopy": "objcopy",
        "strip": "strip",
    }}.items()
]

# The compiler's own headers lie outside of the workspace.
cc_args(
    name = "own_headers",
    actions = ["@rules_cc//cc/toolchains/actions:compile_actions"],
    allowlist_include_directories = {includes},
)
{include_folders}"""

_INCLUDE_FOLDER = """
include_folder(
    name = "{name}",
    path = "{path}",
)
"""

def _own_include_folders(repository_ctx, compiler, flags):
    """The folders that the compiler searches without being told, as it names them and as they really are."""
    result = repository_ctx.execute(
        [compiler, "-E", "-v", "-xc++", "/dev/null", "-o", "/dev/null"] + flags,
        environment = {"LC_ALL": "C"},
    )
    folders = {}
    lines = result.stderr.partition("#include <...> search starts here:")[2].partition("End of search list.")[0]
    for line in lines.split("\n"):
        folder = line.strip()
        if folder.startswith("/"):
            path = repository_ctx.path(folder)
            folders[str(path)] = True
            if path.exists:
                folders[str(path.realpath)] = True
    return sorted(folders)

def _bare_metal_compiler_impl(repository_ctx):
    prefix = repository_ctx.attr.prefix

    # Look again when a tool comes or goes, not only when PATH changes.
    if hasattr(repository_ctx, "watch"):
        for folder in repository_ctx.os.environ.get("PATH", "").split(":"):
            if folder.startswith("/"):
                repository_ctx.watch("{}/{}-gcc".format(folder, prefix))
    for tool in _TOOLS:
        name = "{}-{}".format(prefix, tool)
        repository_ctx.file("bin/" + name, _SCRIPT.format(
            tool = name,
            path = repository_ctx.which(name) or "",
            packages = " ".join(repository_ctx.attr.packages),
        ), executable = True)
    compiler = repository_ctx.which(prefix + "-gcc")
    includes = _own_include_folders(repository_ctx, compiler, repository_ctx.attr.flags) if compiler else []
    repository_ctx.file("BUILD", _BUILD.format(
        prefix = prefix,
        include_folder = Label("//tools/toolchains:include_folder.bzl"),
        includes = repr([":include_{}".format(i) for i in range(len(includes))]),
        include_folders = "".join([
            _INCLUDE_FOLDER.format(name = "include_{}".format(i), path = path)
            for i, path in enumerate(includes)
        ]),
    ))

bare_metal_compiler = repository_rule(
    implementation = _bare_metal_compiler_impl,
    doc = "The tools PREFIX-gcc, PREFIX-ar ... on PATH.",
    attrs = {
        "flags": attr.string_list(doc = "Flags that change where the compiler looks for headers."),
        "packages": attr.string_list(doc = "Debian packages to name when the compiler is missing."),
        "prefix": attr.string(mandatory = True, doc = "What the tools' names begin with, such as arm-none-eabi."),
    },
    environ = ["PATH"],
    configure = True,
    local = True,
)

def bare_metal_compilers():
    """Declares the repositories of both compilers; for WORKSPACE files."""
    bare_metal_compiler(
        name = "arm_none_eabi",
        packages = ["gcc-arm-none-eabi", "libnewlib-arm-none-eabi"],
        prefix = "arm-none-eabi",
    )
    bare_metal_compiler(
        name = "riscv64_unknown_elf",
        flags = ["--specs=picolibc.specs", "-march=rv32imc", "-mabi=ilp32"],
        packages = ["gcc-riscv64-unknown-elf", "picolibc-riscv64-unknown-elf"],
        prefix = "riscv64-unknown-elf",
    )

compilers = module_extension(
    implementation = lambda module_ctx: bare_metal_compilers(),
    doc = "The repositories @arm_none_eabi and @riscv64_unknown_elf.",
)
