"""Measures what models cost on boards. Shared by everything that reports it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from tflite_micro.benchmark.figures import BoardFigures, Figures, ModelFigures, OperatorFigures
from tflite_micro.benchmark.flash import flash_of
from tflite_micro.cli.execution import execute
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.cli.tensors import Array
from tflite_micro.model.multiply_accumulates import multiply_accumulates

# Simulators that run at a time.
WORKERS = 2
# Of the golden outputs too.
_INPUTS = "lcg:1"


def inputs_of(file: ModelFile) -> list[Array]:
    """What models are measured with."""
    (row,) = read_inputs([_INPUTS], file.inputs, 1, real_values=False)
    return row


def model_multiply_accumulates(file: ModelFile) -> int:
    """Of one inference, without those of subgraphs that operators call."""
    return sum(multiply_accumulates(operator) for operator in file.model.subgraphs[0].operators)


def measure_on_board(file: ModelFile, board: str) -> BoardFigures:
    """Runs the model once on the simulated board; UserError if it does not run there.

    Counts repeat exactly. The whole is counted without what counting single operators takes.
    """
    execution = execute(file, board, [inputs_of(file)], None, profile=True)
    operators = [
        OperatorFigures(cost.name, cost.instructions or 0, multiply_accumulates(operator))
        for cost, operator in zip(execution.operators, file.model.subgraphs[0].operators, strict=True)
    ]
    flash = flash_of(file, board)
    return BoardFigures(
        execution.instructions or 0,
        execution.setup_instructions or 0,
        execution.arena_bytes,
        operators,
        flash.all_types,
        flash.int8,
    )


def measure(
    files: Mapping[str, ModelFile],
    boards: Sequence[str],
    say: Callable[[str], None] = lambda _: None,
    workers: int = WORKERS,
) -> Figures:
    """All figures of models, which come by their names, on boards, so many at a time. Tells what is done."""
    products = {name: model_multiply_accumulates(file) for name, file in files.items()}
    # Large ones first, so that no worker is left alone with one at the end.
    names = sorted(files, key=lambda name: -products[name])
    pairs = [(name, board) for name in names for board in boards]

    def measured(pair: tuple[str, str]) -> BoardFigures:
        name, board = pair
        figures = measure_on_board(files[name], board)
        say(f"{name} on {board}: {figures.instructions:,} instructions")
        return figures

    with ThreadPoolExecutor(workers) as pool:
        found = dict(zip(pairs, pool.map(measured, pairs), strict=True))
    return {name: ModelFigures(products[name], {board: found[name, board] for board in boards}) for name in files}
