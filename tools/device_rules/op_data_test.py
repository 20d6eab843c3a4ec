"""What an operator's Prepare leaves for its Eval is the same bytes on the host and on a board, for every operator."""

import importlib
import os
import pkgutil
import re
import struct
import subprocess
import sys
import unittest
from pathlib import Path

import numpy as np

from model_tests import operators

_ROOM = Path("tools/device_rules")
_SEED = 1


def _models() -> list[bytes]:
    """The models of all operators' tests, and the project's own."""
    models = [Path(name).read_bytes() for name in sorted(os.environ["MODELS"].split())]
    for name in sorted(module.name for module in pkgutil.iter_modules(operators.__path__)):
        if not name.endswith("_cases"):
            continue
        module = importlib.import_module(f"model_tests.operators.{name}")
        models += [case.model for case in module.cases(np.random.default_rng(_SEED))]
    return models


def _op_data(models: list[bytes], target: str) -> list[str]:
    content = struct.pack("<I", len(models)) + b"".join(struct.pack("<I", len(model)) + model for model in models)
    path = Path(os.environ["TEST_TMPDIR"]) / "models"
    path.write_bytes(content)
    if target == "host":
        command = [str(_ROOM / "op_data")]
    else:
        command = [sys.executable, "tools/qemu/run.py", f"--board={target}", str(_ROOM / f"op_data_{target}.elf")]
    result = subprocess.run(
        [*command, str(path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert result.returncode == 0, result.stdout[-2000:]
    return result.stdout.splitlines()


class OpDataTest(unittest.TestCase):
    def test_is_the_same_on_the_board(self) -> None:
        models = _models()
        self.assertGreater(len(models), 50)
        host = _op_data(models, "host")
        self.assertEqual(_op_data(models, os.environ["BOARD"]), host)

        # Builtin operators by their names, custom ones by those in models, in quotes. Those of one type, which have its
        # name next, are not listed again: Prepare is the same.
        entry = re.compile(r'V\("?([A-Za-z0-9_-]+)"?,(?! Int\d+, Int\d+,)')
        listed = set(entry.findall(Path("tflite_micro/ops/operator_list.h").read_text()))
        self.assertGreater(len(listed), 20)
        self.assertEqual({line.split()[2] for line in host}, listed, "Every operator has a test among the cases")
        self.assertGreater(sum(int(line.split()[3]) for line in host), 10000)


if __name__ == "__main__":
    unittest.main()
