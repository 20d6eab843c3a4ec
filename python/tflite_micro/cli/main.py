"""The command line `tflm`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from tflite_micro.cli import info_command, plan_command, resolver_command, run_command, targets_command
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.start import EXIT_INTERRUPTED

EXIT_BAD_INPUT = 2
# As the shell reports a program that the end of its pipe stopped.
EXIT_BROKEN_PIPE = 141


class _Parser(argparse.ArgumentParser):
    """Reports wrong arguments as one sentence, without the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD_INPUT, f"{self.prog}: {message} (see {self.prog} --help)\n")


def make_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="tflm",
        description="Runs and explains .tflite models for microcontrollers.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (run_command, info_command, plan_command, resolver_command, targets_command):
        command.add_parser(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status: 0, or 2 with one sentence on standard error."""
    # Names in models and of files may have characters that the terminal cannot show, and Python may be without output.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    parsed = make_parser().parse_args(arguments)
    try:
        parsed.command(parsed)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        print(f"tflm: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except MemoryError as error:
        print(f"tflm: this machine has not enough memory for that: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return EXIT_BROKEN_PIPE
    except OSError as error:
        # Commands report those of the files that they read and write themselves.
        _discard_output()
        print(f"tflm: cannot write {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    return 0


def _discard_output() -> None:
    """Python flushes standard output once more when it ends: gives it somewhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
