"""Whole models in arenas of every size: each is refused with the size to use, or, from that size on, runs the model.

The project's models, and with --test_env=TFLITE_MICRO_SHARED_MODELS=FOLDER those below that folder. Some of the
project's do the same on boards.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from absl.testing import absltest

from tflite_micro import Interpreter, InterpreterError
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import load_model
from tflite_micro.targets.boards import TargetError
from tflite_micro.targets.runner import run_model

# All sizes near the need, and of smaller ones so many, evenly spread; all where these are no fewer.
_NEAR = 64
_SPREAD = 400
_BOARDS = ("cortex_m4", "riscv32")
_ON_BOARDS = ("hello_world_int8", "digits_int8", "keywords_int8", "denoise_int8")


def _models() -> Iterator[Path]:
    yield from sorted(Path("models").rglob("*.tflite"))
    shared = os.environ.get("TFLITE_MICRO_SHARED_MODELS")
    if shared:
        yield from sorted(Path(shared).rglob("*.tflite"))


def _need(data: bytes) -> int:
    interpreter = Interpreter(data)
    interpreter.allocate_tensors()
    return interpreter.arena_used_bytes


def _refusal(data: bytes, size: int) -> str:
    try:
        Interpreter(data, arena_size=size).allocate_tensors()
    except InterpreterError as error:
        return str(error)
    return ""


class ModelArenasTest(absltest.TestCase):
    def test_every_size_is_refused_with_the_need_or_suffices(self) -> None:
        models = list(_models())
        self.assertGreater(len(models), 7)
        for path in models:
            data = path.read_bytes()
            need = _need(data)
            sizes = {*range(0, need, max(1, need // _SPREAD)), *range(max(0, need - _NEAR), need + _NEAR + 1)}
            for size in sorted(sizes):
                with self.subTest(path.stem, size=size):
                    refusal = _refusal(data, size)
                    if size < need:
                        self.assertIn(f"needs {need} bytes", refusal)
                    else:
                        self.assertEqual(refusal, "")

    def test_every_size_on_boards(self) -> None:
        paths = {path.stem: path for path in _models()}
        for board in _BOARDS:
            for name in _ON_BOARDS:
                file = load_model(str(paths[name]))
                rows = read_inputs(["lcg:1"], file.inputs, 1, real_values=False)
                inputs = [b"".join(values.tobytes() for values in row) for row in rows]
                expected = run_model(board, file.data, inputs)
                need = expected.arena_bytes
                for size in (1, 64, 333, need // 2, need - 16, need - 1, need, need + 1, need + 64):
                    with self.subTest(name, board=board, size=size):
                        if size >= need:
                            result = run_model(board, file.data, inputs, arena_size=size)
                            self.assertEqual(result.outputs, expected.outputs)
                            self.assertEqual(result.arena_bytes, need)
                            continue
                        with self.assertRaises(TargetError) as refusal:
                            run_model(board, file.data, inputs, arena_size=size)
                        # In the interpreter's own words, so that it measured on the board.
                        self.assertIn(f"this model needs {need} bytes", str(refusal.exception))


if __name__ == "__main__":
    absltest.main()
