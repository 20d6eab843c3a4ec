"""Memory plans that models bring along, in the metadata OfflineMemoryAllocation: followed if sound, refused if not."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
from absl.testing import absltest

from tflite_micro import Interpreter, InterpreterError
from tflite_micro.model import Buffer, Model, ModelBuilder

_NAME = "OfflineMemoryAllocation"


def _model() -> Model:
    """Branches of float32: x, a = relu(x), b = -x, r = reshape(a), y = r + b. Each tensor takes 64 bytes."""
    builder = ModelBuilder()
    x, a, b, r, y = (builder.tensor([1, 16], name=name) for name in "xabry")
    shape = builder.tensor([2], "int32", data=[1, 16], name="shape")
    builder.op("RELU", [x], [a])
    builder.op("NEG", [x], [b])
    builder.op("RESHAPE", [a, shape], [r])
    builder.op("ADD", [r, b], [y])
    return builder.model()


def _planned(places: Sequence[int], *, version: int = 1, subgraphs: int = 0, count: int | None = None) -> bytes:
    model = _model()
    count = len(places) if count is None else count
    model.metadata[_NAME] = Buffer(struct.pack(f"<iii{len(places)}i", version, subgraphs, count, *places))
    return model.to_bytes()


def _run(model: bytes, arena_size: int | None = None) -> tuple[int, list[float]]:
    """The arena used, and the outputs."""
    interpreter = Interpreter(model, arena_size=arena_size)
    interpreter.set_input(np.linspace(-2, 2, 16, dtype=np.float32).reshape(1, 16))
    interpreter.invoke()
    return interpreter.arena_plan_bytes, interpreter.get_output().reshape(-1).tolist()


class OfflinePlanTest(absltest.TestCase):
    def test_a_sound_plan_is_followed(self) -> None:
        _, expected = _run(_model().to_bytes())
        for places, plan_bytes in (
            # Each tensor apart, as a tool has it that knows of no sharing.
            ([0, 64, 128, 192, 256, -1], 320),
            # Shared over time alone: y where x was.
            ([0, 64, 128, 192, 0, -1], 256),
            # In place: a lies where r does, and y where b was.
            ([0, 64, 128, 64, 128, -1], 192),
            # The constant's place means nothing.
            ([0, 64, 128, 64, 128, 7], 192),
            # Some are left to the runtime.
            ([0, -1, -1, -1, 640, -1], 704),
            ([-1, -1, -1, -1, -1, -1], 128),
        ):
            for version, subgraphs in ((1, 0), (0, 1), (1, 1)):
                with self.subTest(places, version=version):
                    model = _planned(places, version=version, subgraphs=subgraphs)
                    self.assertEqual(_run(model), (plan_bytes, expected))
                    interpreter = Interpreter(model)
                    interpreter.allocate_tensors()
                    need = interpreter.arena_used_bytes
                    self.assertEqual(_run(model, need), (plan_bytes, expected))
                    for size in (0, need // 2, need - 1):
                        with self.assertRaisesRegex(InterpreterError, f"needs {need} bytes"):
                            _run(model, size)

    def test_it_is_nothing_to_who_preserves_all_tensors(self) -> None:
        interpreter = Interpreter(_planned([0, 0, 0, 0, 0, 0]), preserve_all_tensors=True)
        interpreter.invoke()
        self.assertEqual(interpreter.arena_plan_bytes, 5 * 64)

    def test_a_plan_for_another_model_is_refused(self) -> None:
        places = [0, 64, 128, 192, 256, -1]
        for model in (
            _planned(places, version=2),
            _planned(places, version=-1),
            _planned(places, subgraphs=2),
            _planned(places, subgraphs=-1),
            _planned(places[:-1]),
            _planned([*places, -1]),
            _planned(places, count=7),
            _planned(places, count=5),
            _planned(places, count=-1),
            _planned(places[:-1], count=6),
        ):
            with self.assertRaisesRegex(
                InterpreterError, "no memory plan of version 0 or 1 for its 6 tensors in 1 sub"
            ):
                _run(model)
        for content in (b"", b"\0" * 11):
            short = _model()
            short.metadata[_NAME] = Buffer(content)
            with self.assertRaisesRegex(InterpreterError, "no memory plan"):
                _run(short.to_bytes())

    def test_a_wrong_place_is_refused(self) -> None:
        for places, wrong in (
            # b over a, while both are needed.
            ([0, 64, 64, 192, 256, -1], "[12]"),
            ([0, 64, 112, 192, 256, -1], "[12]"),
            ([0, 64, 16, 192, 256, -1], "[0-2]"),
            # b over x, half.
            ([0, 64, 32, 192, 256, -1], "[02]"),
            # r is a, but not at the same place.
            ([0, 64, 128, 80, 256, -1], "[13]"),
            ([0, 64, 128, 192, 257, -1], "4"),
            ([0, 64, -2, 192, 256, -1], "2"),
            ([-(2**31), 64, 128, 192, 256, -1], "0"),
        ):
            with self.subTest(places), self.assertRaisesRegex(InterpreterError, f"places tensor {wrong} of subgraph 0"):
                _run(_planned(places))
        with self.assertRaisesRegex(InterpreterError, "exceed 2 GB"):
            _run(_planned([0, 64, 128, 192, 2**31 - 16, -1]))


if __name__ == "__main__":
    absltest.main()
