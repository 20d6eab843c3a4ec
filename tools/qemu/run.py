#!/usr/bin/env python3
"""Runs a program on a simulated board: run --board=cortex_m4 [--timeout=SECONDS] PROGRAM.elf [ARGUMENT ...]

Ends with the program's own exit code; what it writes appears on standard error. Bazel starts it for every test on a
board. 124: the program did not end in time (by default a little before Bazel's own limit, so that the reason is told);
125: it faulted, and the registers are printed; 126: the core locked up; 127: there is no simulator; 2: wrong arguments.
"""

import argparse
import os
import signal
import sys
import types
from pathlib import Path

# The package lies beside this file's folder, in the runfiles or in the source tree. Its own __init__.py loads compiled
# code, which simulating does not need, so an empty package stands in for it.
_HERE = Path(__file__)
_ROOTS = [_HERE.absolute().parents[2], *_HERE.absolute().parent.glob("run*.runfiles/*"), _HERE.resolve().parents[2]]
_PACKAGE = types.ModuleType("tflite_micro")
_PACKAGE.__path__ = [str(root / "python/tflite_micro") for root in _ROOTS]
sys.modules["tflite_micro"] = _PACKAGE

from tflite_micro.targets.boards import BOARDS, TargetError  # noqa: E402
from tflite_micro.targets.simulator import simulate  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs a program on a simulated board.")
    parser.add_argument("--board", required=True, help=", ".join(BOARDS))
    parser.add_argument("--timeout", type=float, default=_default_timeout(), help="seconds of real time")
    parser.add_argument("--no-icount", action="store_true", help="do not count instructions: faster, not repeatable")
    parser.add_argument("--gdb", type=int, metavar="PORT", help="wait for gdb to connect before the first instruction")
    parser.add_argument("program", type=Path)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    # As Ctrl-C does: leaves through the code that ends the simulator.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        ended = simulate(
            options.board,
            options.program,
            options.arguments,
            timeout=options.timeout,
            count_instructions=not options.no_icount,
            pass_through=True,
            debugger_port=options.gdb,
        )
    except TargetError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return ended.exit_code


def _default_timeout() -> float | None:
    """A little less than Bazel gives to a test, or none."""
    limit = os.environ.get("TEST_TIMEOUT", "")
    return max(int(limit) - 5, int(limit) * 0.9) if limit.isdecimal() else None


if __name__ == "__main__":
    sys.exit(main())
