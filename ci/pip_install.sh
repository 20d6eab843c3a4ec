#!/usr/bin/env bash
# `pip install .` in a new virtual environment, and what a user does then, outside of the source tree.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
workspace=$PWD

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --disable-pip-version-check --quiet install .

cd "$folder"
for target in host cortex_m4; do
  venv/bin/tflm run "$workspace/models/digits/digits_int8.tflite" --input "$workspace/models/digits/digit_7.png" \
    --target "$target" --json >answer.json
  venv/bin/python -c '
import json
answer = json.load(open("answer.json"))
scores = answer["outputs"][0]["data"]
print(answer["target"], answer["arena_bytes"], answer["instructions"], scores)
assert scores.index(max(scores)) == 7
'
done

# The README's program, which names its files from the source tree.
(cd "$workspace" && source ci/checks.sh && readme_block python 1) >readme.py
(cd "$workspace" && "$folder/venv/bin/python" "$folder/readme.py") | tee printed
grep -q '127' printed

# Type checkers see the package's types.
venv/bin/pip --disable-pip-version-check --quiet install --require-hashes -r "$workspace/ci/requirements.lock"
printf '%s\n' 'from tflite_micro import Interpreter' 'Interpreter("model.tflite").get_output(0).shape' >right.py
printf '%s\n' 'from tflite_micro import Interpreter' 'Interpreter("model.tflite").get_output("first")' >wrong.py
venv/bin/mypy --strict right.py
if venv/bin/mypy --strict wrong.py; then
  echo "mypy takes a string for the number of an output" >&2
  exit 1
fi
