#!/usr/bin/env bash
# The README's first command prints what the README says. How many instructions it takes depends on the compiler and may
# differ.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
source ci/checks.sh

without_counts() { sed -E 's/[0-9,]+ per Invoke/N per Invoke/'; }

command=$(readme_block sh 1)
echo "$command"
printed=$(bash -c "$command")
diff <(readme_block text 1 | without_counts) <(without_counts <<<"$printed")
