# Format and lint checks of every file that git tracks. Sourced by .ci/run. The programs are pinned by hash: those of
# requirements.lock come from PyPI into a virtual environment of their own, buildifier comes from npm.

lint() {
  check install_python_tools install_python_tools
  check install_buildifier install_buildifier
  check install_clang install_clang
  check clang_accepts clang_accepts
  check clang_format clang_format
  check buildifier buildifier
  check ruff_check "$results/tools/bin/ruff" check --quiet
  check ruff_format "$results/tools/bin/ruff" format --quiet --diff
  check mypy "$results/tools/bin/mypy" --no-error-summary python tools ci models
  check shell_syntax shell_syntax
  check links links
}

install_python_tools() {
  # With the packages that the tree uses: mypy reads their types.
  local lock
  python3 -m venv "$results/tools" &&
    for lock in ci/requirements.lock requirements.lock; do
      "$results/tools/bin/pip" --disable-pip-version-check --quiet install --require-hashes -r "$lock" || return
    done
}

install_buildifier() {
  if ! command -v npm >/dev/null && [[ $(id -u) == 0 ]]; then
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends nodejs npm >"$results/npm.log" 2>&1 ||
      tail -n 3 "$results/npm.log"
  fi
  npm ci --silent --no-progress
}

install_clang() {
  if ! command -v clang++ >/dev/null && [[ $(id -u) == 0 ]]; then
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends clang >"$results/clang.log" 2>&1 ||
      tail -n 3 "$results/clang.log"
  fi
  command -v clang++ >/dev/null
}

# What runs on the host and on devices means the same to another compiler, which builds fuzz targets too: all but tests,
# programs, and kernels for other processors.
clang_accepts() {
  local others='_test\.cc$|/(arm|testing|platform|examples|benchmarks|fuzz)'
  [[ $(uname -m) == x86_64 ]] || others+='|/x86/'
  git ls-files 'tflite_micro/*.cc' | grep -vE "$others" |
    xargs -P "$(nproc)" -n 16 clang++ -std=c++17 -fsyntax-only -Wall -Wextra -Werror -ffp-contract=off -I.
}

clang_format() {
  git ls-files '*.cc' '*.h' | grep -v '_generated\.h$' | xargs "$results/tools/bin/clang-format" --dry-run -Werror
}

buildifier() {
  # Bazel 7 knows cc_common without a load, and not every version of rules_cc has it.
  git ls-files '*.bzl' BUILD '*/BUILD' WORKSPACE '*MODULE.bazel' |
    xargs node_modules/.bin/buildifier --mode=check --lint=warn --warnings=-native-cc-common
}

shell_syntax() { git ls-files '*.sh' bazelw .ci/run | xargs -n 1 bash -n; }

# Files that the documents link to are there.
links() {
  local file link missing=0
  while read -r file; do
    while read -r link; do
      [[ -e $(dirname "$file")/$link ]] || { echo "$file links to $link, which is not there" && missing=1; }
    done < <(grep -oE '\]\([^) :#]+[)#]' "$file" | sed -E 's/^..//; s/.$//')
  done < <(git ls-files '*.md')
  return "$missing"
}
