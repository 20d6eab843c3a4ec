#!/usr/bin/env bash
# Installs Bazel 7 (or newer) into a folder from Debian's packages, without root and without touching the system.
# For machines that reach a Debian mirror but neither Bazelisk's download site nor the Bazel Central Registry: the
# installed Bazel takes the modules that MODULE.bazel names from the same packages.
#
# usage: install_bazel.sh PREFIX        afterwards PREFIX/bin/bazel is the program to run
#
# Debian 12 and 13 carry Bazel 4 only. The next release carries Bazel 7, built against a newer C library than the one
# of the machine. So the packages and everything they link are unpacked under PREFIX/root, and the native programs among
# them are made to use the loader and the libraries there. Compilers, Python and every program that a build action
# starts stay the machine's own.
set -euo pipefail

suite=${TFLITE_MICRO_DEBIAN_SUITE:-forky}
[[ $# == 1 ]] || {
  echo "usage: ${0##*/} PREFIX" >&2
  exit 2
}
prefix=$(realpath -m -- "$1")

say() { echo "bazelw: $*" >&2; }
fail() {
  say "$*"
  exit 1
}

for tool in apt-get apt-cache dpkg-deb flock; do
  command -v "$tool" >/dev/null ||
    fail "no Bazel 7 or newer on PATH, and without $tool none can be installed here; install Bazelisk as 'bazel'"
done
case $(dpkg --print-architecture) in
  amd64) arch=amd64 triple=x86_64-linux-gnu loader=ld-linux-x86-64.so.2 ;;
  arm64) arch=arm64 triple=aarch64-linux-gnu loader=ld-linux-aarch64.so.1 ;;
  *) fail "Debian has no Bazel for $(dpkg --print-architecture); put Bazel 7 or newer on PATH" ;;
esac
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[[ -r $keyring ]] || fail "Debian's archive keys are missing: install the package debian-archive-keyring, or Bazel 7"

# One installation at a time: a second one waits and then finds the result of the first.
mkdir -p "$(dirname "$prefix")" || fail "cannot write to $(dirname "$prefix"); set TFLITE_MICRO_CACHE to a folder of yours"
exec 9>"$prefix.lock"
flock 9
[[ ! -x $prefix/bin/bazel ]] || exit 0

# Everything happens in $stage, which becomes $prefix by one rename at the end; paths are written for $prefix.
stage=$prefix.partial
rm -rf "$stage" "$prefix"
trap 'rm -rf "$stage"' EXIT
trap 'exit 130' INT TERM HUP
root=$stage/root apt=$stage/apt
mkdir -p "$root" "$apt"/{lists,cache/archives}/partial "$stage/bin"

# The mirror that this machine already uses, so that a local one is respected.
mirror=${TFLITE_MICRO_DEBIAN_MIRROR:-$(grep -rhoE '(^URIs:|^deb( +\[[^]]*\])?) +[a-z]+://[^ ]+/debian/?( |$)' \
  --include='*.list' --include='*.sources' /etc/apt 2>/dev/null | awk 'NR == 1 {print $NF}' || true)}
[[ -n $mirror ]] || fail "no Debian mirror in /etc/apt; set TFLITE_MICRO_DEBIAN_MIRROR to the address of one"
: >"$apt/status"
echo "deb [signed-by=$keyring] $mirror $suite main" >"$apt/sources.list"
options=(
  -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o Dir::State="$apt" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache"
  -o APT::Install-Recommends=0 -o APT::Architecture="$arch" -o APT::Architectures="$arch"
  -o APT::Sandbox::User="$(id -un)" -o Acquire::Check-Valid-Until=false -o Acquire::Retries=3 -o Debug::NoLocking=1
)

say "no Bazel 7 or newer on PATH; installing Debian's into $prefix (once, without root, about half a minute)"
say "1/4 package lists of Debian $suite from $mirror"
# apt-get counts a mirror that cannot be reached as a success with a warning.
apt-get -qq "${options[@]}" update >"$stage/log" 2>&1 && compgen -G "$apt/lists/*_Packages*" >/dev/null || {
  head -n 3 "$stage/log" >&2
  fail "cannot read the package lists of Debian $suite from $mirror; is the network there?"
}

# libblake3 and some jars are loaded at run time without being named as dependencies; patchelf is for step 4.
jre=$(apt-cache "${options[@]}" depends default-jre-headless | awk '/Depends: openjdk/ {print $2; exit}')
# Programs that build actions would start are the machine's own, and these Java libraries are never loaded.
unneeded='^(openjdk-[0-9]+-jdk|gcc|g[+][+]|cpp|binutils|perl|libperl|python3|libpython3|linux-libc-dev|build-essential'
unneeded+='|dpkg-dev|make_|lib(gcc|stdc[+][+])-[0-9]+-dev|lib(a|t|l|hwa|ub)san|libc6-dev|libeclipse|libmongodb|libmaven'
unneeded+='|libjetty|libjs-|node-)'
apt-get -qq "${options[@]}" install -y --print-uris bazel-bootstrap libblake3-0 patchelf "$jre" 2>"$stage/log" |
  awk -v unneeded="$unneeded" '$2 !~ unneeded {sub(/_.*/, "", $2); print $2, $3}' | sort -u >"$stage/closure" || {
  tail -n 3 "$stage/log" >&2
  fail "Debian $suite at $mirror has no installable bazel-bootstrap; put Bazel 7 or newer on PATH"
}
say "2/4 downloading $(awk '{n += $2} END {printf "%d packages, %d MB", NR, n / 1e6}' "$stage/closure")"
(cd "$apt/cache/archives" && awk '{print $1}' "$stage/closure" |
  xargs apt-get -qq "${options[@]}" download) >"$stage/log" 2>&1 || {
  tail -n 3 "$stage/log" >&2
  fail "a package could not be downloaded from $mirror (or the disk of $prefix is full); try again"
}

say "3/4 unpacking"
for package in "$apt"/cache/archives/*.deb; do
  dpkg-deb -x "$package" "$root" || fail "cannot unpack ${package##*/} into $prefix; is its disk full?"
done
rm -rf "$apt" "$root"/usr/share/{doc,man,locale,lintian,doc-base}

say "4/4 making the programs use their own libraries"
jvm=usr/lib/jvm/java-${jre//[!0-9]/}-openjdk-$arch
final=$prefix/root
patchelf() { "$root/usr/lib/$triple/$loader" --library-path "$root/usr/lib/$triple" "$root/usr/bin/patchelf" "$@"; }
for program in "$root/usr/bin/bazel" "$root/usr/libexec/$triple"/bazel/* "$root/$jvm/bin/java" \
  "$root/$jvm/lib/jspawnhelper"; do
  patchelf --force-rpath --set-rpath "$final/usr/lib/$triple:$final/$jvm/lib:$final/$jvm/lib/server" \
    --set-interpreter "$final/usr/lib/$triple/$loader" "$program"
done
# Absolute links of the Java machine's configuration and the server's class path move along.
find "$root/$jvm" -type l -lname '/etc/*' | while read -r link; do ln -sfn "$final$(readlink "$link")" "$link"; done
classpath=$root/usr/share/bazel/bazel_classpath_debian_depends.txt
sed -i "s#^/usr/share/java#$final/usr/share/java#" "$classpath"
for jar in perfmark-api animal-sniffer-annotations error-prone-annotations protobuf; do
  echo "$final/usr/share/java/$jar.jar"
done >>"$classpath"

# Modules that Bazel's own built-in module names, but that a C++ or Python build never loads: empty stand-ins.
for module in apple_support buildozer protobuf zlib; do
  mkdir -p "$stage/modules/$module"
  echo "module(name = \"$module\")" >"$stage/modules/$module/MODULE.bazel"
  touch "$stage/modules/$module/WORKSPACE" "$stage/modules/$module/BUILD.bazel"
done
echo 'buildozer_binary = module_extension(implementation = lambda ctx: None)' >"$stage/modules/buildozer/buildozer_binary.bzl"

# What is particular to this Bazel stands in its own bazelrc, so that no file of a workspace knows about it.
# --config=workspace is for workspaces (or trials) that use WORKSPACE instead of MODULE.bazel.
debian_modules() { # FLAG-PREFIX
  sed -n "s#^common --override_module=\([^=]*\)=/usr#$1=\1=$final/usr#p" "$root/etc/bazel/bazelrc"
}
{
  echo "startup --install_base=$final/usr/share/bazel --trust_install_base --server_javabase=$final/$jvm"
  # Without this, Bazel 7 also reads a WORKSPACE of its own, whose archives it would have to download.
  echo "common --noenable_workspace"
  debian_modules 'common --override_module'
  for module in "$stage"/modules/*; do
    echo "common --override_module=${module##*/}=$prefix/modules/${module##*/}"
  done
  echo "common:workspace --noenable_bzlmod --enable_workspace"
  debian_modules 'common:workspace --override_repository'
} >"$stage/bazelrc"
printf '#!/bin/sh\nexec %q --bazelrc=%q "$@"\n' "$final/usr/bin/bazel" "$prefix/bazelrc" >"$stage/bin/bazel"
chmod +x "$stage/bin/bazel"
rm -f "$stage/log" "$stage/closure"

mv "$stage" "$prefix"
version=$("$prefix/bin/bazel" --version 2>&1) || {
  rm -rf "$prefix"
  fail "the installed Bazel does not start: ${version##*$'\n'}"
}
say "installed $version"
