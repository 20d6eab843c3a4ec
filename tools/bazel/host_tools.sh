# Makes sure of the programs that builds of this workspace run: the host compiler, Python, the boards' compilers and
# simulators. Sourced by bazelw; ensure_host_tools costs a few file lookups when everything is there.

# Prints the Debian packages whose files are missing, one a line. A compiler of the user's own on PATH brings its
# own C library, so the C library packages matter only beside Debian's compilers.
missing_packages() {
  local pair
  for pair in \
    g++:g++ \
    python3:python3 \
    arm-none-eabi-gcc:gcc-arm-none-eabi \
    riscv64-unknown-elf-gcc:gcc-riscv64-unknown-elf \
    qemu-system-arm:qemu-system-arm \
    qemu-system-riscv32:qemu-system-misc \
    flatc:flatbuffers-compiler; do
    command -v "${pair%%:*}" >/dev/null || echo "${pair#*:}"
  done
  if [[ $(command -v arm-none-eabi-gcc || echo /usr/bin/) == /usr/bin/* && ! -e /usr/lib/arm-none-eabi/newlib/libc.a ]]; then
    echo libnewlib-arm-none-eabi
  fi
  if [[ $(command -v riscv64-unknown-elf-gcc || echo /usr/bin/) == /usr/bin/* &&
    ! -d /usr/lib/picolibc/riscv64-unknown-elf ]]; then
    echo picolibc-riscv64-unknown-elf
  fi
  # Only the system's own Python takes its headers, venv and pip from packages.
  if [[ $(command -v python3 || echo /usr/bin/python3) =~ ^(/usr)?/bin/ ]]; then
    compgen -G '/usr/include/python3*/Python.h' >/dev/null || echo python3-dev
    compgen -G '/usr/lib/python3*/ensurepip/__init__.py' >/dev/null || echo python3-venv
    [[ -e /usr/lib/python3/dist-packages/pip/__init__.py ]] || echo python3-pip
  fi
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
}

# Installs what is missing when that is possible without asking (root, with apt-get); otherwise says what to type and
# goes on: only a target that needs a missing program fails, naming it.
ensure_host_tools() {
  local packages
  packages=$(missing_packages)
  [[ -n $packages ]] || return 0
  packages=${packages//$'\n'/ }
  if [[ $(id -u) != 0 || ${TFLITE_MICRO_INSTALL_TOOLS:-1} == 0 ]] || ! command -v apt-get >/dev/null; then
    echo "bazelw: some tools are missing; to install them: sudo apt-get install -y --no-install-recommends $packages" >&2
    return 0
  fi
  mkdir -p "$cache"
  (
    # A second bazelw waits here for the first and then finds nothing to do.
    flock 9
    packages=$(missing_packages)
    [[ -n $packages ]] || exit 0
    packages=${packages//$'\n'/ }
    echo "bazelw: installing $packages" >&2
    export DEBIAN_FRONTEND=noninteractive
    log=$cache/apt.log
    # A source of packages that cannot be reached may well not be one that is needed.
    apt-get -qq update </dev/null >"$log" 2>&1 || true
    # shellcheck disable=SC2086  # a list of words
    if ! apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $packages </dev/null >>"$log" 2>&1; then
      tail -n 3 "$log" >&2
      echo "bazelw: apt-get could not install $packages (whole output: $log); going on without" >&2
    fi
  ) 9>"$cache/apt.lock"
}
