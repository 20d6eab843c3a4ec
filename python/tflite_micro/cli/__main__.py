"""`python3 -m tflite_micro.cli`, the same as `tflm`."""

import os

from tflite_micro.cli.start import start

if __name__ == "__main__":
    # `bazel run` starts programs elsewhere; files are named from where the user is.
    os.chdir(os.environ.get("BUILD_WORKING_DIRECTORY", "."))
    start()
