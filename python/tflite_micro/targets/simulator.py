"""Runs a program on a simulated board and brings back its exit code and what it wrote.

    ended = simulate("cortex_m4", Path("hello_world.elf"), ["--verbose"], folder=Path("."), timeout=60)

The program's console, files, arguments and exit code are those of semihosting; file names are relative to `folder`.
A program that hangs, locks up or has no simulator is a TargetError: only a program that ended has an exit code.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from tflite_micro.targets.boards import Board, TargetError, find_board

EXIT_HANG = 124
EXIT_LOCKUP = 126
EXIT_NO_SIMULATOR = 127

_ELF_HEADER = struct.Struct("<4s14xH")


@dataclasses.dataclass(frozen=True)
class Ended:
    """How a program ended: what main() returned, and its console unless that was passed through."""

    exit_code: int
    console: str


def simulate(
    board: str | Board,
    program: Path,
    arguments: Sequence[str] = (),
    *,
    folder: Path | None = None,
    timeout: float | None = None,
    count_instructions: bool = True,
    pass_through: bool = False,
    debugger_port: int | None = None,
) -> Ended:
    """Runs `program`, an ELF file, on `board` until it exits.

    `folder` is where the program's file names start, by default the current folder. `timeout` is in seconds of real
    time. With `count_instructions` virtual time advances by 1 ns an instruction, so that the program's clock counts
    them exactly; without, it is real time and the simulation is somewhat faster. With `pass_through` the console goes
    to this process's standard error while it is written, instead of into the result. With `debugger_port` the program
    waits for gdb to connect there.

    Raises TargetError if the simulator is missing, the file is not a program for the board, or the program does not
    end by itself.
    """
    board = find_board(board) if isinstance(board, str) else board
    program = program.absolute()
    _check_program(board, program)
    with tempfile.TemporaryDirectory(prefix="tflm_qemu_") as scratch, tempfile.TemporaryFile() as console:
        monitor = Path(scratch) / "monitor"
        command = command_line(board, program, arguments, count_instructions=count_instructions, monitor=monitor)
        if debugger_port is not None:
            command += ["-gdb", f"tcp:localhost:{debugger_port}", "-S"]
        output = None if pass_through else console
        with _started(command, folder, output) as process:
            try:
                exit_code = process.wait(timeout)
            except subprocess.TimeoutExpired:
                where = _registers(monitor, board)
                process.kill()
                process.wait()
                raise TargetError(
                    f"{board.name}: {program.name} did not end within {timeout:g} s; it was here:\n{where}",
                    console=_text(console),
                    exit_code=EXIT_HANG,
                ) from None
        text = _text(console)
    if exit_code < 0:
        # A core that faults while it handles a fault stops for good, upon which QEMU aborts.
        reason = signal.Signals(-exit_code).name
        message = f"{board.name}: the simulator died of {reason} while it ran {program.name}: the core locked up"
        raise TargetError(message if not text else f"{message}\n{text.strip()}", console=text, exit_code=EXIT_LOCKUP)
    return Ended(exit_code, text)


def find_simulator(board: Board) -> str:
    """The path of the board's simulator; TargetError says what to install if there is none."""
    simulator = shutil.which(board.simulator)
    if simulator is None:
        raise TargetError(
            f"{board.simulator} is not installed; it simulates the board {board.name}: "
            f"sudo apt-get install -y {board.package}",
            exit_code=EXIT_NO_SIMULATOR,
        )
    return simulator


def command_line(
    board: Board,
    program: Path,
    arguments: Sequence[str] = (),
    *,
    count_instructions: bool = True,
    monitor: Path | None = None,
) -> list[str]:
    """The command that starts the simulator. TargetError if it is not installed or the arguments are too long."""
    simulator = find_simulator(board)
    words = [_quoted(word) for word in (program.name, *arguments)]
    length = len(" ".join(words).encode())
    if length >= board.command_line_size:
        raise TargetError(
            f"{board.name}: the arguments take {length} bytes, the board has room for {board.command_line_size - 1}"
        )
    semihosting = ["enable=on", "target=native"] + ["arg=" + word.replace(",", ",,") for word in words]
    command = [simulator, "-M", board.machine, *board.arguments]
    command += ["-display", "none", "-monitor", "none", "-serial", "none"]
    if count_instructions:
        command += ["-icount", "shift=0"]
    if monitor is not None:
        command += ["-qmp", f"unix:{monitor},server=on,wait=off"]
    command += ["-semihosting-config", ",".join(semihosting), "-kernel", str(program)]
    return command


def _quoted(word: str) -> str:
    """`word` so that the board's start-up code takes it for one argument (tflite_micro/platform/command_line.h)."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if not word or " " in word else escaped


def _check_program(board: Board, program: Path) -> None:
    try:
        with program.open("rb") as file:
            header = file.read(_ELF_HEADER.size)
    except OSError as error:
        raise TargetError(f"{program}: {error.strerror}") from error
    if len(header) < _ELF_HEADER.size or header[:4] != b"\x7fELF":
        raise TargetError(f"{program} is not a program: it is no ELF file")
    _, machine = _ELF_HEADER.unpack(header)
    if machine != board.elf_machine:
        raise TargetError(
            f"{program} is not a program for {board.name}: it is for the ELF machine {machine}, "
            f"not {board.elf_machine}; build it with --config={board.name}"
        )


@contextlib.contextmanager
def _started(command: list[str], folder: Path | None, output: IO[bytes] | None) -> Iterator[subprocess.Popen[bytes]]:
    """The running simulator, which is gone when this ends, however it ends."""
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    except OSError as error:
        raise TargetError(f"{command[0]} did not start: {error.strerror}") from error
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _text(console: IO[bytes]) -> str:
    console.seek(0)
    return console.read().decode("utf-8", "replace")


def _registers(monitor: Path, board: Board) -> str:
    """The core's registers, asked of the running simulator; what went wrong if it does not tell."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(monitor))
            with connection.makefile("rw", encoding="utf-8") as stream:
                for request in (
                    {"execute": "qmp_capabilities"},
                    {"execute": "stop"},
                    {"execute": "human-monitor-command", "arguments": {"command-line": "info registers"}},
                ):
                    stream.write(json.dumps(request) + "\n")
                    stream.flush()
                    answer: dict[str, object] = {}
                    # Greetings and events come in between.
                    while "return" not in answer and "error" not in answer:
                        answer = json.loads(stream.readline())
        return str(answer.get("return", answer)).replace("\r\n", "\n").strip()
    except (OSError, ValueError) as error:
        return f"({board.simulator} does not tell its registers: {error})"
