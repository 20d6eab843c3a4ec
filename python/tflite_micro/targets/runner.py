"""Runs a model on a simulated board: starts the target runner in the simulator and reads what it leaves behind.

    result = run_model("cortex_m4", Path("digits_int8.tflite").read_bytes(), [pixels.tobytes()])
    print(result.instructions[0], np.frombuffer(result.outputs[0], np.int8))

The program and the layout of its result file are in `tflite_micro/benchmarks`.
"""

from __future__ import annotations

import dataclasses
import struct
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tflite_micro.targets.boards import TargetError
from tflite_micro.targets.programs import find_runner_board, runner_program
from tflite_micro.targets.simulator import simulate

_HEADER_MARK = b"TFLMRUN\n"
_END_MARK = b"TFLMEND\n"
_VERSION = 2
_HEADER = struct.Struct("<IIIIQQ")
_WORD = struct.Struct("<I")
_TOO_LONG = 3600.0


@dataclasses.dataclass(frozen=True)
class OperatorInstructions:
    """What one operator of the main subgraph took, with those that it called."""

    name: str
    instructions: int


@dataclasses.dataclass(frozen=True)
class TargetResult:
    """What a board did with a model.

    `outputs` has, for each run, the bytes of all outputs in order, and `shapes` their shapes, which may depend on data;
    `instructions` counts each run's Invoke() and `setup_instructions` what comes before the first; `operators` is about
    the first run, and empty without profile.
    """

    outputs: list[bytes]
    shapes: list[list[tuple[int, ...]]]
    arena_bytes: int
    instructions: list[int]
    setup_instructions: int
    operators: list[OperatorInstructions]


def run_model(
    board: str,
    model: bytes,
    inputs: Sequence[bytes],
    *,
    arena_size: int | None = None,
    profile: bool = False,
    timeout: float = _TOO_LONG,
) -> TargetResult:
    """Invokes `model` on `board` once for each element of `inputs`, keeping its state from one run to the next.

    An element has the bytes of all inputs in order, little-endian. Without `arena_size` the model gets all of the
    board's memory. `profile` repeats the first run to count every operator's instructions. Raises TargetError, with
    the board's own messages, if the simulator, the program or the model does not work.
    """
    (result,) = run_models(board, [(model, inputs)], arena_size=arena_size, profile=profile, timeout=timeout)
    return result


def run_models(
    board: str,
    jobs: Sequence[tuple[bytes, Sequence[bytes]]],
    *,
    arena_size: int | None = None,
    profile: bool = False,
    timeout: float = _TOO_LONG,
) -> list[TargetResult]:
    """As `run_model` for several models with their inputs, but the simulator is started only once.

    All models get the same number of runs. The first one that fails ends it all; nothing is known of the others then.
    """
    runs = len(jobs[0][1]) if jobs else 0
    if runs == 0:
        raise TargetError("there is nothing to run: no inputs were given")
    if any(len(inputs) != runs for _, inputs in jobs):
        raise TargetError("the jobs of one simulation must have the same number of runs")
    if arena_size is not None and not 0 < arena_size < 2**32:
        raise TargetError(f"an arena of {arena_size} bytes cannot be on a board")
    program = runner_program(find_runner_board(board))
    # Paths are relative to the simulator's working folder, so that none has a space or is too long for the board.
    arguments = ["--model=model", "--inputs=inputs", "--result=result", f"--runs={runs}"]
    if len(jobs) > 1:
        arguments.append(f"--jobs={len(jobs)}")
    if arena_size is not None:
        arguments.append(f"--arena_size={arena_size}")
    if profile:
        arguments.append("--profile")
    suffixes = [f".{index}" for index in range(len(jobs))] if len(jobs) > 1 else [""]
    with tempfile.TemporaryDirectory(prefix="tflite_micro_") as name:
        folder = Path(name)
        for suffix, (model, inputs) in zip(suffixes, jobs, strict=True):
            (folder / f"model{suffix}").write_bytes(model)
            (folder / f"inputs{suffix}").write_bytes(b"".join(inputs))
        ended = simulate(board, program, arguments, folder=folder, timeout=timeout)
        if ended.exit_code != 0:
            messages = ended.console.strip() or f"the program ended with exit code {ended.exit_code} and said nothing"
            raise TargetError(f"{board}: {messages}", console=ended.console)
        try:
            contents = [(folder / f"result{suffix}").read_bytes() for suffix in suffixes]
        except OSError as error:
            raise TargetError(f"{board}: the runner left no result: {error.strerror}") from error
    results = [parse_result(content) for content in contents]
    for result in results:
        if len(result.outputs) != runs:
            raise TargetError(f"{board}: the runner made {len(result.outputs)} runs instead of {runs}")
    return results


def parse_result(content: bytes) -> TargetResult:
    """Reads a result file (tflite_micro/benchmarks/runner_result.h). TargetError if it is not complete and sound."""
    reader = _Reader(content)
    if reader.take(len(_HEADER_MARK)) != _HEADER_MARK:
        raise TargetError("the runner's result is not a result file")
    version, runs, output_count, _, arena_bytes, setup = reader.unpack(_HEADER)
    if version != _VERSION:
        raise TargetError(
            f"the runner's result has version {version}, this package reads {_VERSION}: rebuild the runner"
        )
    instructions: list[int] = []
    outputs = []
    shapes: list[list[tuple[int, ...]]] = []
    for _ in range(runs):
        instructions += reader.unpack(struct.Struct("<Q"))
        content = b""
        shapes.append([])
        for _ in range(output_count):
            (rank,) = reader.unpack(_WORD)
            shapes[-1].append(reader.unpack(struct.Struct(f"<{rank}I")))
            (size,) = reader.unpack(_WORD)
            content += reader.take(size)
        outputs.append(content)
    operators = []
    (count,) = reader.unpack(_WORD)
    for _ in range(count):
        cost, length = reader.unpack(struct.Struct("<QI"))
        operators.append(OperatorInstructions(reader.take(length).decode("utf-8", "replace"), cost))
    if reader.take(len(_END_MARK)) != _END_MARK or not reader.at_end:
        raise TargetError("the runner's result does not end where it should")
    return TargetResult(outputs, shapes, arena_bytes, instructions, setup, operators)


class _Reader:
    """Takes bytes from the front, refusing to take more than there are."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = 0

    @property
    def at_end(self) -> bool:
        return self._position == len(self._content)

    def take(self, size: int) -> bytes:
        end = self._position + size
        if end > len(self._content):
            raise TargetError(f"the runner's result is cut off: {end} bytes were expected, it has {len(self._content)}")
        part = self._content[self._position : end]
        self._position = end
        return part

    def unpack(self, layout: struct.Struct) -> tuple[int, ...]:
        return layout.unpack(self.take(layout.size))
