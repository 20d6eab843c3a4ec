"""`tflm run`: a model, its inputs, and where to run it."""

from __future__ import annotations

import argparse
import json
import math
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.execution import HOST, Execution, execute
from tflite_micro.cli.inputs import HELP as INPUTS_HELP
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.cli.tensors import Array, TensorInfo, dequantize
from tflite_micro.targets.programs import RUNNER_BOARDS
from tflite_micro.whole_file import whole_file

_JSON_HELP = """\
json:
  --json prints one object: target; arena_bytes; instructions, of one Invoke (the mean of all runs; null on the host,
  which does not count); operators, a list of {name, instructions} in order of execution, of the first run; outputs, a
  list of {name, dtype, shape, data} with the raw values of data in one flat list (floats that are not finite are null).
  With --runs, even --runs 1, outputs is a list of such lists, one a run.
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "run",
        help="run a model on this machine or on a simulated board",
        description="Runs a model on this machine or on a simulated board and prints its outputs.",
        epilog=INPUTS_HELP + "\n" + _JSON_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    targets = [HOST, *RUNNER_BOARDS]
    parser.add_argument("model", metavar="MODEL", help="the .tflite file")
    parser.add_argument(
        "--input", metavar="INPUT", action="append", default=[], help="what to run it on (see below); once an input"
    )
    parser.add_argument("--real-values", action="store_true", help="numbers in input files are real, not raw, values")
    parser.add_argument(
        "--target",
        default=HOST,
        choices=targets,
        metavar="TARGET",
        help=f"where to run it: {', '.join(targets)} (default: {HOST})",
    )
    parser.add_argument("--runs", metavar="N", type=positive, help="invoke it N times, keeping its state")
    parser.add_argument("--arena-size", metavar="BYTES", type=positive, help="memory that it gets (default: enough)")
    parser.add_argument("--labels", metavar="FILE", help="names of the classes, one a line")
    parser.add_argument("--top", metavar="K", type=positive, default=5, help="classes to print (default: %(default)s)")
    parser.add_argument("--profile", action="store_true", help="print the instructions of every operator (boards only)")
    parser.add_argument("--output", metavar="FILE.npz", help="write the outputs there too, in front the runs if --runs")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else (see below)")
    parser.set_defaults(command=run)


def positive(text: str) -> int:
    """An argument's type: an integer above 0."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number above 0")
    return int(text)


def run(arguments: argparse.Namespace) -> None:
    file = load_model(arguments.model)
    labels = _read_labels(arguments.labels) if arguments.labels else None
    output = _output_path(arguments.output) if arguments.output else None
    if arguments.profile and arguments.target == HOST:
        raise UserError("--profile counts instructions, which only boards do: give --target too")
    inputs = read_inputs(arguments.input, file.inputs, arguments.runs or 1, arguments.real_values)
    if labels is not None and all(tensor.size != len(labels) for tensor in file.outputs):
        sizes = " and ".join(str(tensor.size) for tensor in file.outputs)
        raise UserError(
            f"'{arguments.labels}' names {len(labels)} classes, but the model's outputs have {sizes} values"
        )
    profile = arguments.profile or arguments.json
    execution = execute(file, arguments.target, inputs, arguments.arena_size, profile)
    if output:
        _save(output, file.outputs, execution.outputs, stacked=arguments.runs is not None)
    if arguments.json:
        print(json.dumps(_as_json(file, execution, nested=arguments.runs is not None), allow_nan=False))
    else:
        _print(file, execution, labels, arguments)


def _read_labels(path: str) -> list[str]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"cannot read the labels '{path}': {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"the labels '{path}' are not a text file") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


# ---- Files and JSON --------------------------------------------------------------------------------------------------


def _output_path(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".npz":
        raise UserError(f"--output writes NumPy's .npz files, so '{text}' has to end in .npz")
    return path


def _save(path: Path, tensors: Sequence[TensorInfo], outputs: list[list[Array]], stacked: bool) -> None:
    # Not np.savez, which cannot take every name that a tensor may have.
    try:
        with whole_file(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for index, tensor in enumerate(tensors):
                values = np.stack([row[index] for row in outputs]) if stacked else outputs[0][index]
                with archive.open(f"{tensor.name}.npy", "w") as file:
                    np.lib.format.write_array(file, values, allow_pickle=False)
    except OSError as error:
        raise UserError(f"cannot write '{path}': {error.strerror or error}") from error


def _as_json(file: ModelFile, execution: Execution, nested: bool) -> dict[str, Any]:
    runs = [
        [
            {
                "name": tensor.name,
                "dtype": tensor.dtype.name,
                "shape": list(values.shape),
                "data": [_json_number(value) for value in values.reshape(-1).tolist()],
            }
            for tensor, values in zip(file.outputs, row, strict=True)
        ]
        for row in execution.outputs
    ]
    return {
        "target": execution.target,
        "arena_bytes": execution.arena_bytes,
        "instructions": execution.instructions,
        "operators": [{"name": cost.name, "instructions": cost.instructions} for cost in execution.operators],
        "outputs": runs if nested else runs[0],
    }


def _json_number(value: float) -> float | None:
    return None if isinstance(value, float) and not math.isfinite(value) else value


# ---- For people ------------------------------------------------------------------------------------------------------


def _print(file: ModelFile, execution: Execution, labels: list[str] | None, arguments: argparse.Namespace) -> None:
    print(f"{file.path.name} on {_place(execution.target)}")
    print(f"  arena         {execution.arena_bytes:,} bytes")
    if execution.instructions is not None:
        each = " per Invoke" if len(execution.outputs) == 1 else f" per Invoke, the mean of {len(execution.outputs)}"
        print(f"  instructions  {execution.instructions:,}{each}")
    if arguments.profile:
        _print_profile(execution)
    for number, row in enumerate(execution.outputs, start=1):
        if arguments.runs is not None:
            print(f"\nrun {number}")
        for tensor, values in zip(file.outputs, row, strict=True):
            print(f"\noutput '{tensor.name}': {tensor.describe()}")
            _print_output(tensor, values, labels, arguments.top)


def _place(target: str) -> str:
    return (
        "this machine"
        if target == HOST
        else f"{target} ({RUNNER_BOARDS[target].description}; simulated by {RUNNER_BOARDS[target].simulator})"
    )


def _print_profile(execution: Execution) -> None:
    total = sum(cost.instructions or 0 for cost in execution.operators)
    width = max((len(cost.name) for cost in execution.operators), default=0)
    print("\noperators, in order of execution")
    for index, cost in enumerate(execution.operators):
        count = cost.instructions or 0
        print(f"  {index:4}  {cost.name:{width}}  {count:14,}  {count / max(total, 1):6.1%}")


def _print_output(tensor: TensorInfo, values: Array, labels: list[str] | None, top: int) -> None:
    real = dequantize(values, tensor) if tensor.quantized else values
    if labels is not None and values.size == len(labels):
        _print_classes(tensor, values, real, labels, top)
        return
    if _are_scores(values, real):
        _print_classes(tensor, values, real, None, top)
        return
    if values.size == 1:
        raw = f"  ({tensor.dtype.name} {values.item()})" if tensor.quantized else ""
        print(f"  {_number(real.item())}{raw}")
        return
    print(
        _indented(
            np.array2string(np.squeeze(real), precision=6, suppress_small=True, threshold=200, max_line_width=110)
        )
    )


def _are_scores(values: Array, real: Array) -> bool:
    """Whether an output looks like probabilities of classes: a row of numbers in [0, 1] with the sum 1."""
    if values.size < 2 or values.size != max(values.shape, default=0) or values.dtype.kind == "b":
        return False
    return bool(real.min() >= 0 and real.max() <= 1 and abs(float(real.sum()) - 1) < 0.05)


def _print_classes(tensor: TensorInfo, values: Array, real: Array, labels: list[str] | None, top: int) -> None:
    flat, raw = real.reshape(-1), values.reshape(-1)
    width = max((len(label) for label in labels), default=0) if labels else 0
    for index in np.argsort(-flat.astype(np.float64), kind="stable")[:top].tolist():
        name = f"  {labels[index]:{width}}" if labels else ""
        stored = f"  ({tensor.dtype.name} {raw[index]})" if tensor.quantized else ""
        print(f"  {index:4}{name}  {_number(flat[index].item()):>9}{stored}")


def _number(value: float) -> str:
    return f"{value:.4f}" if isinstance(value, float) and 0.001 <= abs(value) < 1e6 else f"{value:.6g}"


def _indented(text: str) -> str:
    return "\n".join("  " + line for line in text.splitlines())
