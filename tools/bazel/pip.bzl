"""Python packages from a hash-locked requirements file, and the Python that runs them.

The lock file is what `pip-compile --generate-hashes` writes. Every package in it is a repository of its own that pip
fills when something first needs it, so an index, a proxy or a folder of wheels that pip is configured for is used
here too. They are reached through one more repository:

    @pypi//:numpy              py_library; names are spelled with underscores
    @pypi//:pybind11_headers   cc_library, for packages that bring headers
    @local_python//:headers    cc_library, the C API of the interpreter that runs
    @local_python//:toolchain  runs py_binary and py_test with that interpreter

In a MODULE.bazel:

    pip = use_extension("//tools/bazel:pip.bzl", "pip")
    pip.lock(file = "//:requirements.lock")
    use_repo(pip, "local_python", "pypi")

In a WORKSPACE:

    load("//tools/bazel:pip.bzl", "local_python", "pip_packages")
    local_python(name = "local_python")
    pip_packages(name = "pypi", lock = "//:requirements.lock")
    load("@pypi//:packages.bzl", "declare_packages")
    declare_packages()
"""

# Where packages keep the headers that they offer.
_HEADERS = {
    "numpy": "numpy/_core/include",
    "pybind11": "pybind11/include",
}

def _underscored(name):
    return name.lower().replace("-", "_").replace(".", "_")

def _parse_lock(text):
    """Returns what pip has to be told for each package of a lock file: {"ai_edge_litert": "ai-edge-litert==2.1 ..."}."""
    packages = {}
    for line in text.replace("\\\n", " ").split("\n"):
        requirement = line.partition("#")[0].strip()
        if requirement and not requirement.startswith("-"):
            packages[_underscored(requirement.partition("==")[0].strip())] = requirement
    return packages

def _interpreter(repository_ctx):
    """The interpreter that TFLITE_MICRO_PYTHON names, else the one behind python3 on PATH, which may be a script."""
    python = repository_ctx.os.environ.get("TFLITE_MICRO_PYTHON") or repository_ctx.which("python3")
    if not python:
        fail("python3 is not on PATH: sudo apt-get install -y python3 python3-dev python3-pip python3-venv")
    result = repository_ctx.execute([python, "-c", "import sys; print(sys.executable)"])
    if result.return_code:
        fail("{} does not start: {}".format(python, result.stderr.strip()))
    return result.stdout.strip()

# ---- Packages --------------------------------------------------------------------------------------------------------

_PACKAGE_BUILD = """load("@rules_cc//cc:defs.bzl", "cc_library")
load("@rules_python//python:defs.bzl", "py_library")

package(default_visibility = ["//visibility:public"])

py_library(
    name = "package",
    srcs = glob(["site/**/*.py"], allow_empty = True),
    data = glob(["site/**"], exclude = ["site/**/*.py", "**/* *"]),
    imports = ["site"],
    deps = {deps},
)
"""

_PACKAGE_HEADERS = """
cc_library(
    name = "headers",
    hdrs = glob(["site/{folder}/**"]),
    includes = ["site/{folder}"],
)
"""

def _dependencies(metadata, packages):
    """The packages of the lock file that METADATA requires. A requirement that is not locked does not apply here."""
    names = []
    for line in metadata.partition("\n\n")[0].split("\n"):
        if line.startswith("Requires-Dist:") and "extra ==" not in line:
            name = line[len("Requires-Dist:"):].strip()
            for end in " ;[(<>=!~".elems():
                name = name.partition(end)[0]
            name = _underscored(name)
            if name in packages and name not in names:
                names.append(name)
    return sorted(names)

def _pip_failure(python, requirement, stderr):
    """One sentence from what pip said; its retries are left out."""
    if "No module named pip" in stderr:
        return "{} has no pip: sudo apt-get install -y python3-pip".format(python)
    if "CERTIFICATE_VERIFY_FAILED" in stderr:
        reason = "the index has a certificate that pip does not know; PIP_CERT names a file of certificates to trust"
    else:
        lines = [line for line in stderr.strip().split("\n") if not line.startswith("WARNING:")]
        reason = " ".join(lines) or stderr.strip()
    return "pip cannot download {}: {}".format(requirement, reason)

def _pip_package_impl(repository_ctx):
    name = repository_ctx.attr.package
    packages = _parse_lock(repository_ctx.read(repository_ctx.attr.lock))
    requirement = packages[name]
    repository_ctx.file("requirement.txt", requirement + "\n")

    # Fetched again when this file changes, that is, for another interpreter.
    python = repository_ctx.read(repository_ctx.attr.interpreter).split("\n")[0]
    command = [python, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    command += ["--only-binary=:all:", "--require-hashes", "--dest=wheel", "--requirement=requirement.txt"]
    result = repository_ctx.execute(command, timeout = 1800)
    if result.return_code:
        fail(_pip_failure(python, requirement.partition(" ")[0], result.stderr))

    # A wheel is a zip archive; extract() goes by the name.
    repository_ctx.symlink(repository_ctx.path("wheel").readdir()[0], "wheel.zip")
    repository_ctx.extract("wheel.zip", output = "site")
    repository_ctx.delete("wheel.zip")
    repository_ctx.delete("wheel")
    metadata = [
        repository_ctx.read(folder.get_child("METADATA"))
        for folder in repository_ctx.path("site").readdir()
        if folder.basename.endswith(".dist-info")
    ][0]
    build = _PACKAGE_BUILD.format(deps = repr([
        "@{}_{}//:package".format(repository_ctx.attr.hub, other)
        for other in _dependencies(metadata, packages)
        if other != name
    ]))
    if name in _HEADERS:
        build += _PACKAGE_HEADERS.format(folder = _HEADERS[name])
    repository_ctx.file("BUILD.bazel", build)

_pip_package = repository_rule(
    implementation = _pip_package_impl,
    doc = "One package of a lock file, as its wheel holds it.",
    attrs = {
        "hub": attr.string(mandatory = True),
        "interpreter": attr.label(allow_single_file = True, mandatory = True),
        "lock": attr.label(allow_single_file = True, mandatory = True),
        "package": attr.string(mandatory = True),
    },
)

def declare_pip_packages(hub, lock, packages):
    """Declares the repository of each package of a lock file; @HUB//:packages.bzl calls it.

    Args:
      hub: the name of the repository through which they are reached.
      lock: the lock file.
      packages: the packages' names, with underscores.
    """
    for package in packages:
        _pip_package(
            name = "{}_{}".format(hub, package),
            hub = hub,
            interpreter = "@local_python//:interpreter",
            lock = lock,
            package = package,
        )

_HUB_BUILD = """package(default_visibility = ["//visibility:public"])
"""

_HUB_ALIAS = """
alias(
    name = "{name}",
    actual = "@{hub}_{package}//:{target}",
)
"""

_HUB_PACKAGES = """load("{pip}", "declare_pip_packages")

def declare_packages():
    declare_pip_packages("{hub}", "{lock}", {packages})
"""

def _pip_packages_impl(repository_ctx):
    # The name that the repository was declared with: its own may have been made unique since.
    hub = repository_ctx.attr.hub or repository_ctx.name
    packages = _parse_lock(repository_ctx.read(repository_ctx.attr.lock)).keys()
    build = _HUB_BUILD
    for package in packages:
        build += _HUB_ALIAS.format(hub = hub, name = package, package = package, target = "package")
        if package in _HEADERS:
            build += _HUB_ALIAS.format(hub = hub, name = package + "_headers", package = package, target = "headers")
    repository_ctx.file("BUILD.bazel", build)
    repository_ctx.file("packages.bzl", _HUB_PACKAGES.format(
        hub = hub,
        lock = repository_ctx.attr.lock,
        packages = repr(packages),
        pip = Label("//tools/bazel:pip.bzl"),
    ))

pip_packages = repository_rule(
    implementation = _pip_packages_impl,
    doc = "The repository through which the packages of a lock file are reached.",
    attrs = {
        "hub": attr.string(doc = "What the packages' repositories begin with, where that is not this one's name."),
        "lock": attr.label(allow_single_file = True, mandatory = True),
    },
)

# ---- The interpreter -------------------------------------------------------------------------------------------------

_PYTHON_BUILD = """load("@rules_cc//cc:defs.bzl", "cc_library")
load("@rules_python//python:py_runtime.bzl", "py_runtime")
load("@rules_python//python:py_runtime_pair.bzl", "py_runtime_pair")
load("{not_here_bzl}", "not_here")

package(default_visibility = ["//visibility:public"])

exports_files(["interpreter"])

py_runtime(
    name = "runtime",
    interpreter_path = "{interpreter}",
    python_version = "PY3",
    stub_shebang = "#!{interpreter}",
)

py_runtime_pair(
    name = "runtimes",
    py3_runtime = ":runtime",
)

toolchain(
    name = "toolchain",
    toolchain = ":runtimes",
    toolchain_type = "@rules_python//python:toolchain_type",
)
{headers}"""

_PYTHON_HEADERS = """
cc_library(
    name = "headers",
    hdrs = glob(["include/**/*.h"]),
    includes = ["include"],
)
"""

_NO_PYTHON_HEADERS = """
not_here(
    name = "headers",
    message = "{message}",
)
"""

def _local_python_impl(repository_ctx):
    interpreter = _interpreter(repository_ctx)
    program = "import sysconfig, sys; print(sysconfig.get_path('include')); print('%d.%d' % sys.version_info[:2])"
    include, version = repository_ctx.execute([interpreter, "-c", program]).stdout.strip().split("\n")
    if repository_ctx.path(include).get_child("Python.h").exists:
        repository_ctx.symlink(include, "include")
        headers = _PYTHON_HEADERS
    else:
        headers = _NO_PYTHON_HEADERS.format(
            message = "{}/Python.h is missing, and the Python bindings need it: sudo apt-get install -y python{}-dev".format(
                include,
                "3" if interpreter.startswith("/usr/bin/") else version,
            ),
        )
    repository_ctx.file("interpreter", "{}\n{}\n".format(interpreter, version))
    repository_ctx.file("BUILD.bazel", _PYTHON_BUILD.format(
        headers = headers,
        interpreter = interpreter,
        not_here_bzl = Label("//tools/bazel:not_here.bzl"),
    ))

local_python = repository_rule(
    implementation = _local_python_impl,
    doc = "The interpreter that builds and tests use: its toolchain and its headers.",
    environ = [
        "PATH",
        "TFLITE_MICRO_PYTHON",
    ],
    configure = True,
    local = True,
)

# ---- For MODULE.bazel ------------------------------------------------------------------------------------------------

def _pip_impl(module_ctx):
    local_python(name = "local_python")
    for module in module_ctx.modules:
        for tag in module.tags.lock:
            pip_packages(name = tag.hub, hub = tag.hub, lock = tag.file)
            declare_pip_packages(tag.hub, tag.file, _parse_lock(module_ctx.read(tag.file)).keys())

pip = module_extension(
    implementation = _pip_impl,
    doc = "Packages of a lock file, and the local Python.",
    tag_classes = {
        "lock": tag_class(
            attrs = {
                "file": attr.label(allow_single_file = True, mandatory = True),
                "hub": attr.string(default = "pypi"),
            },
            doc = "Offers the packages of a lock file through the repository `hub`.",
        ),
    },
)
