"""`tflm info`: what is in a model, and what it needs."""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from typing import Any

from tflite_micro.cli.execution import HOST
from tflite_micro.cli.lifetimes import lifetimes, peak
from tflite_micro.cli.memory import Needs, find_needs
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.cli.tensors import TensorInfo
from tflite_micro.model import Operator, Tensor
from tflite_micro.targets.boards import BOARDS

_EPILOG = """\
memory:
  arena_bytes is what the model needs on the target, exactly. A board's pointers are smaller than this machine's, and
  its kernels want other scratch memory; with --target the number is that of `tflm run --target`, found without running
  the model. It has two parts: the plan, in which tensors share memory when they are not needed at the same time, and
  what has to stay.
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "info",
        help="show what is in a model and what it needs",
        description="Shows a model's inputs, outputs, operators, quantisation and memory.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("model", metavar="MODEL", help="the .tflite file")
    targets = [HOST, *BOARDS]
    parser.add_argument(
        "--target",
        default=HOST,
        choices=targets,
        metavar="TARGET",
        help=f"where the memory is needed: {', '.join(targets)} (default: {HOST})",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> None:
    file = load_model(arguments.model)
    content = _describe(file, arguments.target, find_needs(file, arguments.target))
    if arguments.json:
        print(json.dumps(content, allow_nan=False))
    else:
        _print(content)


def _describe(file: ModelFile, target: str, needs: Needs) -> dict[str, Any]:
    """Everything that the command knows, as it stands in JSON."""
    main = file.model.subgraphs[0]
    everything = [operator for subgraph in file.model.subgraphs for operator in subgraph.operators]
    alive = lifetimes(main)
    most = peak(alive, len(main.operators))
    constants = {id(t.buffer): len(t.buffer.data) for s in file.model.subgraphs for t in s.tensors if t.buffer}
    return {
        "model": str(file.path),
        "bytes": len(file.data),
        "constant_bytes": sum(constants.values()),
        "version": file.model.version,
        "description": file.model.description,
        "subgraphs": len(file.model.subgraphs),
        "inputs": [_tensor(tensor) for tensor in file.inputs],
        "outputs": [_tensor(tensor) for tensor in file.outputs],
        "operators": [
            {"name": name, "count": count, "supported": name not in needs.missing_operators}
            for name, count in Counter(operator.name for operator in everything).most_common()
        ],
        "missing_operators": needs.missing_operators,
        "quantization": [
            {"scheme": scheme, "operators": count}
            for scheme, count in Counter(_scheme(operator) for operator in everything).most_common()
        ],
        "target": target,
        "arena_bytes": needs.arena_bytes,
        "plan_bytes": needs.plan_bytes,
        "persistent_bytes": needs.persistent_bytes,
        "problem": needs.problem,
        "lifetimes": [
            {"tensor": item.name, "bytes": item.bytes, "first": item.first, "last": item.last} for item in alive
        ],
        "peak": {"bytes": most.bytes, "operator": most.operator},
        "metadata": [{"name": name, "bytes": len(buffer.data)} for name, buffer in file.model.metadata.items()],
    }


def _tensor(tensor: TensorInfo) -> dict[str, Any]:
    return {
        "name": tensor.name,
        "dtype": tensor.dtype.name,
        "shape": list(tensor.shape),
        # JSON has no number for what a damaged file may have as its scale.
        "scale": tensor.scale if tensor.quantized and math.isfinite(tensor.scale) else None,
        "zero_point": tensor.zero_point if tensor.quantized else None,
    }


def _scheme(operator: Operator) -> str:
    """How an operator computes: the types of what it takes, its weights' quantisation, and what it gives.

    Weights are the constants that are quantised themselves; biases, shapes and axes do not count.
    """
    given = [t for t in operator.inputs if t is not None and not t.is_constant and not t.is_variable]
    weights = [
        t
        for t in operator.inputs
        if t is not None and t.is_constant and t.quantization is not None and t.quantization.scale.size
    ]
    parts = [_type_name(tensor) for tensor in given[:1]]
    for tensor in weights[:1]:
        per = "channel" if tensor.quantization is not None and tensor.quantization.scale.size > 1 else "tensor"
        parts.append(f"{_type_name(tensor)} weights per {per}")
    sources = " x ".join(parts) or "constants"
    results = ", ".join(sorted({_type_name(tensor) for tensor in operator.outputs}))
    return sources if results in parts else f"{sources} -> {results}"


def _type_name(tensor: Tensor) -> str:
    # A file may have types that are newer than the schema.
    return getattr(tensor.type, "name", f"type {int(tensor.type)}").lower()


# ---- For people ------------------------------------------------------------------------------------------------------


def _print(content: dict[str, Any]) -> None:
    description = f', "{content["description"]}"' if content["description"] else ""
    print(
        f"{content['model']}: {content['bytes']:,} bytes, {content['constant_bytes']:,} of them constants{description}"
    )
    for side in ("inputs", "outputs"):
        print(f"\n{side}")
        for tensor in content[side]:
            info = f"{tensor['dtype']} {tensor['shape']}"
            if tensor["scale"] is not None:
                info += f", scale {tensor['scale']:.6g}, zero point {tensor['zero_point']}"
            print(f"  '{tensor['name']}': {info}")
    print(f"\noperators ({sum(item['count'] for item in content['operators'])})")
    for item in content["operators"]:
        print(f"  {item['count']:4}  {item['name']}{'' if item['supported'] else '  (not supported)'}")
    print("\nquantisation")
    for item in content["quantization"]:
        print(f"  {item['operators']:4}  {item['scheme']}")
    _print_memory(content)
    if content["metadata"]:
        print("\nmetadata")
        for item in content["metadata"]:
            print(f"  {item['bytes']:10,} bytes  {item['name']}")


def _print_memory(content: dict[str, Any]) -> None:
    print("\nmemory")
    if content["arena_bytes"] is None:
        print(f"  {content['problem']}")
    else:
        where = "this machine" if content["target"] == HOST else content["target"]
        print(
            f"  arena {content['arena_bytes']:,} bytes on {where}: {content['plan_bytes']:,} planned and "
            f"{content['persistent_bytes']:,} persistent"
        )
    most = content["peak"]
    print(f"  the tensors alive at operator {most['operator']} take most, {most['bytes']:,} bytes\n")
    print("       bytes   operators   tensor")
    for item in content["lifetimes"]:
        span = f"{item['first']} to {item['last']}"
        print(f"  {item['bytes']:10,}   {span:>9}   {item['tensor']}")
