#!/bin/sh
# Makes the project's models anew: models/retrain.sh [NAME ...], all of them without a name.
#
# The packages go into a virtual environment in the user's cache folder, at the versions and with the hashes of
# requirements.lock. The keyword spotter's data also needs the program espeak-ng (Debian's package of that name).
set -eu

cd "$(dirname "$0")/.."
names=${*:-hello_world digits denoise keywords vibration}

for name in $names; do
  if [ ! -f "models/$name/train.py" ]; then
    echo "retrain.sh: there is no models/$name/train.py" >&2
    exit 2
  fi
  if [ "$name" = keywords ] && ! command -v espeak-ng > /dev/null; then
    echo "retrain.sh: keywords needs espeak-ng: apt-get install espeak-ng" >&2
    exit 2
  fi
done

# The folder's name changes with the lock file, so that an old environment is never used for a new one.
version=$(sha256sum models/requirements.lock | cut -c1-12)
environment=${XDG_CACHE_HOME:-$HOME/.cache}/tflite_micro/training-$version
if [ ! -f "$environment/complete" ]; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --require-hashes -r models/requirements.lock
  touch "$environment/complete"
fi

for name in $names; do
  "$environment/bin/python" -m "models.$name.train"
done
"$environment/bin/python" -m models.make_goldens
"$environment/bin/python" -m models.check
