"""`tflm plan`: a model's memory planned on this machine, which has the time for it, and stored in the model."""

from __future__ import annotations

import argparse
import json
import math
from typing import Any

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.execution import HOST
from tflite_micro.cli.model_file import load_model
from tflite_micro.planning.plan import PlannedModel, PlanningError, plan_model
from tflite_micro.targets.boards import BOARDS
from tflite_micro.whole_file import write_whole

_EPILOG = """\
what is written:
  The model with its plan as metadata, OfflineMemoryAllocation, in place of one that it had; everything else stays what
  it is. The runtime follows such a plan when it loads the model and does not search for one. It is planned for the
  first target, so that the others can follow it: kernels say how close input and output may lie, and a target for which
  the plan is too close refuses the model. So name all that it will run on. It is stored if it needs less on the
  first target than what the runtime finds there itself, or no more on any target.

  With --search-orders operators may change places too, where that needs less memory. What each computes stays the same.
  Those that have state, call subgraphs, or are custom stay in their order.

what is printed:
  For each target the bytes that tensors and scratch memory take together (plan) and the whole arena, before and after;
  and the bound, which no plan of this order of operators can be below on the first target.
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    targets = [HOST, *BOARDS]
    parser = commands.add_parser(
        "plan",
        help="plan a model's memory and store the plan in it",
        description="Finds places for a model's tensors that need as little memory as can be, and stores them there.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("model", metavar="MODEL", help="the .tflite file")
    parser.add_argument("-o", "--output", metavar="FILE", help="the model to write; without it, nothing is written")
    parser.add_argument(
        "--target",
        action="append",
        choices=targets,
        metavar="TARGET",
        required=True,
        help=f"where it will run, several times if in several places: {', '.join(targets)}",
    )
    parser.add_argument("--search-orders", action="store_true", help="let operators change places")
    parser.add_argument(
        "--time-limit", metavar="SECONDS", type=_seconds, default=20.0, help="for the search (default: %(default)g)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(command=run)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds above 0")
    return value


def run(arguments: argparse.Namespace) -> None:
    file = load_model(arguments.model)
    targets = list(dict.fromkeys(arguments.target))
    try:
        planned = plan_model(file.data, targets, search_orders=arguments.search_orders, seconds=arguments.time_limit)
    except PlanningError as error:
        raise UserError(f"'{file.path}': {error}") from error
    if arguments.output is not None:
        try:
            write_whole(arguments.output, planned.model)
        except OSError as error:
            raise UserError(f"cannot write '{arguments.output}': {error.strerror or error}") from error
    if arguments.json:
        print(json.dumps(_as_json(str(file.path), planned)))
    else:
        _print(file.path.name, arguments, planned)


def _as_json(path: str, planned: PlannedModel) -> dict[str, Any]:
    return {
        "model": path,
        "targets": [
            {
                "target": target,
                "plan_bytes_before": before.plan,
                "plan_bytes": planned.after[target].plan,
                "arena_bytes_before": before.arena,
                "arena_bytes": planned.after[target].arena,
            }
            for target, before in planned.before.items()
        ],
        "bound_bytes": planned.bound,
        "stored": planned.has_plan,
        "order_changed": planned.changed_order,
    }


def _print(name: str, arguments: argparse.Namespace, planned: PlannedModel) -> None:
    print(f"{name}\n\n  target         plan before    plan after  arena before   arena after")
    for target, before in planned.before.items():
        after = planned.after[target]
        print(f"  {target:12} {before.plan:13,} {after.plan:13,} {before.arena:13,} {after.arena:13,}")
    over = next(iter(planned.after.values())).plan - planned.bound
    print()
    if not planned.has_plan:
        print("  what the runtime finds itself is no worse on the first target, and better on one: no plan is stored")
    elif over == 0:
        print(f"  {planned.bound:,} bytes are the bound: no plan is smaller")
    else:
        print(f"  {planned.bound:,} bytes are the bound, which the plan is {over:,} bytes above")
    if arguments.search_orders:
        print("  operators changed places" if planned.changed_order else "  the operators stay in their order")
    if arguments.output is not None:
        print(f"\nwritten to {arguments.output}")
