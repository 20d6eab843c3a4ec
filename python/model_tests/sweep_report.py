"""The summary of a sweep, as Markdown."""

from __future__ import annotations

import dataclasses
import datetime
import importlib.metadata
import platform
import subprocess

from model_tests.sweep_tally import Tally

_FAULTS_SHOWN = 100


@dataclasses.dataclass(frozen=True)
class Demands:
    """How many cases there have to be, in all, of each pair and on each board."""

    cases: int
    per_pair: int
    board_cases: int


def versions() -> dict[str, str]:
    """What took part, with its version."""
    return {
        "ai-edge-litert": importlib.metadata.version("ai-edge-litert"),
        "numpy": importlib.metadata.version("numpy"),
        "Python": platform.python_version(),
        "qemu-system-arm": _first_line("qemu-system-arm"),
        "qemu-system-riscv32": _first_line("qemu-system-riscv32"),
        "arm-none-eabi-gcc": _first_line("arm-none-eabi-gcc"),
        "riscv64-unknown-elf-gcc": _first_line("riscv64-unknown-elf-gcc"),
        "host": f"{platform.system()} {platform.machine()}",
    }


def _first_line(program: str) -> str:
    try:
        result = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "not installed"
    return result.stdout.splitlines()[0]


def shortcomings(tally: Tally, demands: Demands, seeds: int) -> list[str]:
    """Why the sweep has not proved what it should, a sentence each."""
    said = []
    if tally.faults:
        said.append(f"{len(tally.faults)} cases are wrong.")
    if tally.cases.cases < demands.cases:
        said.append(f"There are {tally.cases.cases} different cases after {seeds} seeds, wanted are {demands.cases}.")
    for (operator, kind), count in tally.below(demands.per_pair).items():
        said.append(f"{operator} with {kind} has {count} different cases, wanted are {demands.per_pair}.")
    for board, counts in tally.boards.items():
        if counts.cases < demands.board_cases:
            said.append(f"{board} ran {counts.cases} cases, wanted are {demands.board_cases}.")
    return said


def markdown(tally: Tally, demands: Demands, seeds: int, command: str, seconds: float) -> str:
    """The page docs/operator_proof.md."""
    operators = {operator for operator, _ in tally.pairs}
    fewest = min((counts.cases for counts in tally.pairs.values()), default=0)
    missing = shortcomings(tally, demands, seeds)
    lines = [
        "# Proof of the operators",
        "",
        "Every operator in generated cases: a model of one operator, or of a few, with its inputs, drawn from a seed.",
        "The host's outputs are compared with LiteRT's reference kernels, or, where LiteRT lacks the operator or the",
        "type or computes it wrongly, with an independent computation in numpy; [exactness](exactness.md) says how",
        "near they have to be. A sample of the cases runs on simulated boards, which are compared with the host. This",
        "page is written by",
        "",
        f"    {command}",
        "",
        "and one case is run alone by `./bazelw run //python/model_tests:sweep -- --case=MODULE:SEED:INDEX`.",
        "",
        "| | |",
        "|---|---:|",
        f"| different cases | {tally.cases.cases:,} |",
        f"| operators | {len(operators)} |",
        f"| (operator, type) pairs | {len(tally.pairs)} |",
        f"| fewest cases of a pair | {fewest} |",
        f"| compared with LiteRT | {tally.cases.litert:,} |",
        f"| compared with numpy | {tally.cases.numpy:,} |",
        f"| wrong on the host | {tally.cases.faults:,} |",
        *(
            f"| on {board} | {counts.cases:,} |\n| wrong on {board} | {counts.faults:,} |"
            for board, counts in tally.boards.items()
        ),
        f"| seeds | 1 to {seeds} |",
        f"| minutes | {seconds / 60:.0f} |",
        "",
        *([*(f"- {sentence}" for sentence in missing), ""] if missing else []),
        f"{datetime.date.today().isoformat()}, with "
        + ", ".join(f"{name} {version}" for name, version in versions().items())
        + ".",
        "",
    ]
    if tally.faults:
        shown = sorted(tally.faults, key=lambda fault: (str(fault.id), fault.where))[:_FAULTS_SHOWN]
        lines += ["## What is wrong", "", "| case | on | name | |", "|---|---|---|---|"]
        lines += [f"| {fault.id} | {fault.where} | {fault.name} | {_cell(fault.what)} |" for fault in shown]
        lines += ["", f"{len(tally.faults)} in all.", ""]
    lines += [
        "## Operators and types",
        "",
        "The type is that of the tensors that decide how an operator computes: activation x weights where they differ.",
        "A case of several operators counts for each of them. On boards: runs of the sample, all boards together.",
        "",
        "| operator | type | cases | with LiteRT | with numpy | wrong | on boards | wrong there |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for (operator, kind), counts in sorted(tally.pairs.items()):
        lines.append(
            f"| {operator} | {kind} | {counts.cases} | {counts.litert} | {counts.numpy} | {counts.faults} "
            f"| {counts.on_boards} | {counts.board_faults} |"
        )
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
