"""Runs every module of cases with seed after seed until every operator has been tried often enough in every type.

    ./bazelw run //python/model_tests:sweep -- --report=docs/operator_proof.md     all of it, less than an hour
    ./bazelw run //python/model_tests:sweep -- --modules=softmax_cases             some modules, no boards
    ./bazelw run //python/model_tests:sweep -- --case=softmax_cases:7:12           one case

The exit status is 1 if any case is wrong or there are too few.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from model_tests.operators import modules
from model_tests.sweep_report import Demands, markdown, shortcomings
from model_tests.sweep_tally import Tally
from model_tests.sweep_workers import BoardOutcome, BoardTask, CaseId, HostCase, HostOutcome, HostTask, Lost, run
from tflite_micro.targets.programs import RUNNER_BOARDS

BOARDS = "cortex_m0,cortex_m4,cortex_m55,riscv32"
# A pair that gains nothing in so many seeds never will.
_SEEDS_WITHOUT_GAIN = 3
# Cases of one simulation: its start takes a second, and a failure runs them once more in halves.
_CASES_OF_A_SIMULATION = 100
_PROGRESS_SECONDS = 15.0
EXIT_WRONG, EXIT_BAD_ARGUMENTS, EXIT_INTERRUPTED = 1, 2, 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD_ARGUMENTS, f"sweep: {message} (see --help)\n")


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="sweep", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", metavar="FILE", help="writes the summary there, as Markdown")
    parser.add_argument("--modules", metavar="NAME,...", help="only these modules of cases")
    parser.add_argument("--cases", type=_count, metavar="N", help="at least so many in all; 20000, or 0 with --modules")
    parser.add_argument("--per_pair", type=_count, default=50, metavar="N", help="at least so many of each pair; 50")
    parser.add_argument("--boards", metavar="NAME,...", help=f"{BOARDS}, or none with --modules")
    parser.add_argument("--board_cases", type=_count, default=1500, metavar="N", help="so many on each board; 1500")
    parser.add_argument("--max_seeds", type=_count, default=100, metavar="N", help="no more seeds than this; 100")
    parser.add_argument("--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes; one a core")
    parser.add_argument("--case", metavar="MODULE:SEED:INDEX", help="runs this case alone, and on --boards if given")
    parsed = parser.parse_args(words)
    every = modules.module_names()
    given = parsed.modules
    parsed.modules = given.split(",") if given else every
    for name in parsed.modules:
        if name not in every:
            parser.error(f"there is no module '{name}' of cases; there are {', '.join(every)}")
    parsed.cases = parsed.cases if parsed.cases is not None else 0 if given else 20000
    if parsed.boards is None:
        parsed.boards = "" if given or parsed.case else BOARDS
    parsed.boards = [name for name in parsed.boards.split(",") if name]
    for name in parsed.boards:
        if name not in RUNNER_BOARDS:
            parser.error(f"there is no board '{name}' for models; there are {', '.join(RUNNER_BOARDS)}")
    if parsed.case is not None:
        module, _, numbers = parsed.case.partition(":")
        seed, _, index = numbers.partition(":")
        if module not in every or not seed.isdecimal() or not index.isdecimal():
            parser.error(f"'{parsed.case}' is not MODULE:SEED:INDEX of a case, such as {every[0]}:1:0")
        parsed.case = CaseId(module, int(seed), int(index))
    if parsed.report is not None:
        # `bazel run` starts programs elsewhere.
        parsed.report = Path(os.environ.get("BUILD_WORKING_DIRECTORY", ".")) / parsed.report
        if not parsed.report.parent.is_dir():
            parser.error(f"'{parsed.report}' cannot be written: there is no folder '{parsed.report.parent}'")
    return parsed


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of things")
    return int(text)


class _Progress:
    """A line now and then."""

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    def say(self, text: str, now: bool = False) -> None:
        if now or time.monotonic() - self._last >= _PROGRESS_SECONDS:
            self._last = time.monotonic()
            print(f"[{self.seconds:5.0f} s] {text}", flush=True)


def sweep_host(tally: Tally, modules: Sequence[str], demands: Demands, max_seeds: int, jobs: int) -> int:
    """Runs seed after seed until the demands are met or nothing new comes, and returns the last seed."""
    progress = _Progress()
    sizes = dict.fromkeys(modules, 0)
    fruitless = dict.fromkeys(modules, 0)
    for seed in range(1, max_seeds + 1):
        short = set(tally.below(demands.per_pair))
        chosen = [
            module
            for module in modules
            if seed == 1
            or (
                fruitless[module] < _SEEDS_WITHOUT_GAIN
                and (tally.cases.cases < demands.cases or short & tally.of_module[module])
            )
        ]
        if not chosen:
            return seed - 1
        # Those with the most cases first, so that no core waits for one of them in the end.
        chosen.sort(key=lambda module: -sizes[module])
        gained = dict.fromkeys(chosen, False)
        for event in run([HostTask(module, seed) for module in chosen], jobs):
            if isinstance(event, HostOutcome):
                id = event.found.id
                new = tally.host(event)
                sizes[id.module] += 1
                gained[id.module] |= new and (tally.cases.cases <= demands.cases or bool(short & set(event.pairs)))
                if event.fault is not None and new:
                    progress.say(f"{id} {event.found.case.name}: {event.fault}", now=True)
            elif isinstance(event, Lost):
                tally.lost(event)
                progress.say(f"{event.id} {event.name}: {event.fault}", now=True)
            progress.say(f"seed {seed}: {tally.cases.cases} cases, {len(tally.faults)} wrong")
        for module in chosen:
            fruitless[module] = 0 if gained[module] else fruitless[module] + 1
        progress.say(
            f"seed {seed} done: {tally.cases.cases} cases of {len(tally.pairs)} pairs, of which "
            f"{len(tally.below(demands.per_pair))} have fewer than {demands.per_pair}; {len(tally.faults)} wrong",
            now=True,
        )
    return max_seeds


def sweep_boards(tally: Tally, boards: Sequence[str], cases: Sequence[HostCase], jobs: int) -> None:
    progress = _Progress()
    tasks = [
        BoardTask(board, list(cases[first : first + _CASES_OF_A_SIMULATION]))
        for board in boards
        for first in range(0, len(cases), _CASES_OF_A_SIMULATION)
    ]
    done = 0
    for event in run(tasks, jobs):
        if isinstance(event, BoardOutcome):
            tally.board(event)
            done += 1
            if event.fault is not None:
                progress.say(f"{event.board}: {event.id} {event.name}: {event.fault}", now=True)
            progress.say(f"boards: {done} of {len(cases) * len(boards)} runs, {len(tally.faults)} wrong")
    progress.say(f"boards done: {done} runs", now=True)


def run_alone(id: CaseId, boards: Sequence[str]) -> int:
    """Runs one case and says what came of it."""
    status = 0
    for event in run([HostTask(id.module, id.seed, id.index, alone=True)], 1):
        if isinstance(event, Lost):
            print(f"{id} {event.name}: {event.fault}")
            return EXIT_WRONG
        if isinstance(event, HostOutcome):
            case = event.found.case
            what = ", ".join(f"{operator} ({kind})" for operator, kind in event.pairs)
            compared = "LiteRT" if case.expected is None else "numpy"
            print(f"{id} {case.name}: {what}, compared with {compared}: {event.fault or 'equal'}")
            status |= event.fault is not None
            tasks = [BoardTask(board, [event.found]) for board in boards]
            for outcome in run(tasks, 1):
                if isinstance(outcome, BoardOutcome):
                    print(f"{outcome.board}: {outcome.fault or 'equal to the host'}")
                    status |= outcome.fault is not None
    return EXIT_WRONG if status else 0


def main(words: Sequence[str] | None = None) -> int:
    arguments = _arguments(words)
    command = shlex.join(
        ["./bazelw", "run", "//python/model_tests:sweep", "--", *(sys.argv[1:] if words is None else words)]
    )
    try:
        if arguments.case is not None:
            return run_alone(arguments.case, arguments.boards)
        start = time.monotonic()
        demands = Demands(arguments.cases, arguments.per_pair, arguments.board_cases if arguments.boards else 0)
        tally = Tally()
        seeds = sweep_host(tally, arguments.modules, demands, arguments.max_seeds, arguments.jobs)
        if arguments.boards:
            sweep_boards(tally, arguments.boards, tally.sample(demands.board_cases), arguments.jobs)
        page = markdown(tally, demands, seeds, command, time.monotonic() - start)
        if arguments.report is not None:
            arguments.report.write_text(page)
        print(page)
        missing = shortcomings(tally, demands, seeds)
    except KeyboardInterrupt:
        print("sweep: interrupted; nothing was written", file=sys.stderr)
        return EXIT_INTERRUPTED
    except OSError as error:
        print(f"sweep: cannot write {error.filename or 'the report'}: {error.strerror or error}", file=sys.stderr)
        return EXIT_BAD_ARGUMENTS
    return EXIT_WRONG if missing else 0


if __name__ == "__main__":
    sys.exit(main())
