"""Where the command `tflm` begins. It imports nothing that takes time before it has said what signals do."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn

# As the shell reports programs that these signals ended.
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143


def start() -> NoReturn:
    """Runs the command line and exits with its status.

    Ctrl-C ends it without a traceback, and like SIGTERM removes what is being written (whole_file.py).
    """
    interrupt = signal.getsignal(signal.SIGINT)
    is_interruptible = interrupt is signal.default_int_handler
    if is_interruptible:
        # There is nothing to remove as long as modules are imported.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tflite_micro.cli.main import main

    try:
        signal.signal(signal.SIGTERM, _end)
        if is_interruptible:
            signal.signal(signal.SIGINT, interrupt)
        try:
            status = main()
        finally:
            # Nor is there while Python tidies up.
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            if is_interruptible:
                signal.signal(signal.SIGINT, signal.SIG_DFL)
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    sys.exit(status)


def _end(_: int, __: FrameType | None) -> NoReturn:
    sys.exit(EXIT_TERMINATED)
