"""The command line `tflm`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from tflite_micro.cli import info_command, run_command, targets_command
from tflite_micro.cli.errors import UserError

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130
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
    for command in (run_command, info_command, targets_command):
        command.add_parser(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status: 0, or 2 with one sentence on standard error."""
    parsed = make_parser().parse_args(arguments)
    try:
        parsed.command(parsed)
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
        # Python flushes standard output once more when it ends; give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN_PIPE
    return 0
