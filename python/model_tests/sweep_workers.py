"""Processes that run cases, so that one that crashes or hangs costs that case and nothing else.

    for event in run(tasks, workers=2): ...

A task's events come in its own order, those of different tasks mixed. When a worker dies, the case that it was at is
reported as `Lost` and another worker goes on behind it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from model_tests import case_runs
from model_tests.operator_types import operator_types
from model_tests.operators import modules
from model_tests.operators.case import Case
from tflite_micro.cli.tensors import Array
from tflite_micro.targets.boards import TargetError

# A case takes milliseconds. One that takes this long on the host hangs.
CASE_SECONDS = 120.0
# A simulation of many cases.
SIMULATION_SECONDS = 1800.0


@dataclasses.dataclass(frozen=True)
class CaseId:
    """Where a case comes from, as `--case` takes it."""

    module: str
    seed: int
    index: int

    def __str__(self) -> str:
        return f"{self.module}:{self.seed}:{self.index}"


@dataclasses.dataclass(frozen=True)
class HostTask:
    """The cases of a module from number `first` on, or only number `first`."""

    module: str
    seed: int
    first: int = 0
    alone: bool = False


@dataclasses.dataclass(frozen=True)
class HostCase:
    """A case with what the host computes for it."""

    id: CaseId
    case: Case
    outputs: list[Array]


@dataclasses.dataclass(frozen=True)
class BoardTask:
    """Cases to be run on a board in one simulation."""

    board: str
    cases: list[HostCase]


@dataclasses.dataclass(frozen=True)
class HostOutcome:
    """What came of a case on the host. `fault` says in a sentence what is wrong with it."""

    found: HostCase
    digest: str
    pairs: list[tuple[str, str]]
    fault: str | None


@dataclasses.dataclass(frozen=True)
class BoardOutcome:
    board: str
    id: CaseId
    name: str
    fault: str | None


@dataclasses.dataclass(frozen=True)
class Lost:
    """Where a worker died: at this case, or while it made it (`name` is empty then)."""

    id: CaseId
    name: str
    fault: str


@dataclasses.dataclass(frozen=True)
class _At:
    """A worker is at this case now, in this stage."""

    id: CaseId
    name: str
    stage: str


@dataclasses.dataclass(frozen=True)
class _Done:
    pass


Task = HostTask | BoardTask
Event = HostOutcome | BoardOutcome | Lost


class _Worker:
    """A process with one task at a time."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.connection), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.at: _At | None = None
        self.heard = time.monotonic()

    def give(self, task: Task) -> None:
        self.task, self.at, self.heard = task, None, time.monotonic()
        self.connection.send(task)

    @property
    def hangs(self) -> bool:
        limit = SIMULATION_SECONDS if isinstance(self.task, BoardTask) else CASE_SECONDS
        return time.monotonic() - self.heard > limit

    def stop(self) -> None:
        """Ends the process, with the simulator that it may have started."""
        self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.connection.close()


def run(tasks: Iterable[Task], workers: int) -> Iterator[Event]:
    """Runs all tasks, `workers` at a time."""
    waiting = deque(tasks)
    crew: list[_Worker] = []
    try:
        while waiting or any(worker.task for worker in crew):
            while waiting and len(crew) < workers:
                crew.append(_Worker())
            for worker in crew:
                if worker.task is None and waiting:
                    worker.give(waiting.popleft())
            ready = wait([worker.connection for worker in crew if worker.task is not None], timeout=1)
            for worker in [worker for worker in crew if worker.task is not None]:
                died = None
                if worker.connection in ready:
                    try:
                        message = worker.connection.recv()
                    except (EOFError, ConnectionResetError):
                        worker.process.join()
                        died = _how_it_ended(worker.process.exitcode)
                    else:
                        worker.heard = time.monotonic()
                        if isinstance(message, _At):
                            worker.at = message
                        elif isinstance(message, _Done):
                            worker.task = None
                        else:
                            yield message
                elif worker.hangs:
                    died = "does not end"
                if died is not None:
                    yield from _lost(worker, died, waiting)
                    worker.stop()
                    crew.remove(worker)
    finally:
        for worker in crew:
            worker.stop()


def _lost(worker: _Worker, how: str, waiting: deque[Task]) -> Iterator[Event]:
    """The events of a dead worker, and what of its task is left to do."""
    task, at = worker.task, worker.at
    if isinstance(task, BoardTask):
        for found in task.cases:
            yield BoardOutcome(task.board, found.id, found.case.name, f"the process that ran the simulator {how}")
    elif isinstance(task, HostTask):
        if at is None:
            yield Lost(CaseId(task.module, task.seed, task.first), "", f"making the cases {how}")
            return
        yield Lost(at.id, at.name, f"{at.stage} {how}")
        if not task.alone:
            waiting.appendleft(dataclasses.replace(task, first=at.id.index + 1))


def _how_it_ended(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"crashed with {signal.Signals(-exit_code).name}"
    return f"ended the process with status {exit_code}"


# ---- In the worker --------------------------------------------------------------------------------------------------


def _serve(connection: Connection[Any, Any], parents: Connection[Any, Any]) -> None:
    parents.close()
    # Ctrl-C is the parent's; it ends its workers in order, so that they end their simulators.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    # What runtimes say about a case is in their exceptions too.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        while True:
            task = connection.recv()
            if isinstance(task, HostTask):
                _on_host(connection, task)
            else:
                for outcome in _on_board(task.board, task.cases):
                    connection.send(outcome)
            connection.send(_Done())
    except (EOFError, BrokenPipeError):
        pass


def _leave(*_: object) -> None:
    raise SystemExit(0)


def _on_host(connection: Connection[Any, Any], task: HostTask) -> None:
    index = -1
    try:
        for index, case in enumerate(modules.generate(task.module, task.seed)):
            if index < task.first:
                continue
            connection.send(_run_case(connection, CaseId(task.module, task.seed, index), case))
            if task.alone:
                return
    except Exception as error:
        fault = f"making the case failed: {_sentence(error)}"
        connection.send(Lost(CaseId(task.module, task.seed, index + 1), "", fault))
        return
    if task.alone:
        fault = f"there is no such case: {task.module} has {index + 1} with seed {task.seed}"
        connection.send(Lost(CaseId(task.module, task.seed, task.first), "", fault))


def _run_case(connection: Connection[Any, Any], id: CaseId, case: Case) -> HostOutcome:
    """Runs a case here and by what it is compared with. Whatever goes wrong is its fault."""
    fault, outputs, pairs = None, [], []
    stage = "the model"
    try:
        pairs = operator_types(case.model)
        stage = "the runtime"
        connection.send(_At(id, case.name, stage))
        outputs = case_runs.host_outputs(case)
        if case.expected is None:
            stage = "LiteRT"
            connection.send(_At(id, case.name, stage))
        fault = case_runs.difference(case, outputs, case_runs.right_outputs(case))
    except BrokenPipeError:
        raise
    except Exception as error:
        fault = f"{stage} failed: {_sentence(error)}"
    return HostOutcome(HostCase(id, case, outputs), digest(case), pairs, fault)


def digest(case: Case) -> str:
    """The same for cases that are the same: model and inputs."""
    hashed = hashlib.sha256(case.model)
    for inputs in case.runs:
        for values in inputs:
            hashed.update(f"{values.dtype}{values.shape}".encode())
            hashed.update(values.tobytes())
    return hashed.hexdigest()


def _on_board(board: str, cases: Sequence[HostCase]) -> Iterator[BoardOutcome]:
    """Runs cases in one simulation; when one fails, halves of them, until it is alone."""
    try:
        results = case_runs.board_runs(board, [found.case for found in cases], [found.outputs for found in cases])
    except TargetError as error:
        if len(cases) == 1:
            yield BoardOutcome(board, cases[0].id, cases[0].case.name, _sentence(error))
            return
        middle = len(cases) // 2
        yield from _on_board(board, cases[:middle])
        yield from _on_board(board, cases[middle:])
        return
    for found, runs in zip(cases, results, strict=True):
        fault = case_runs.difference(found.case, runs.outputs, found.outputs)
        fault = fault or case_runs.arena_difference(found.case, board, runs)
        yield BoardOutcome(board, found.id, found.case.name, fault)


def _sentence(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:400]
