"""Compares two files of figures, which the report writes with --json.

    ./bazelw run //tflite_micro/benchmarks:compare -- OLD.json NEW.json

The exit status is 1 if a model or its operators of one name take over 1 % more instructions on a board, or if a model
or board is in OLD alone, and 2 if a file does not hold figures.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tflite_micro.benchmark.comparison import LIMIT, compare
from tflite_micro.benchmark.figures import FiguresError, read

EXIT_GROWN = 1
EXIT_BAD_INPUT = 2


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("old", metavar="OLD.json", type=Path)
    parser.add_argument("new", metavar="NEW.json", type=Path)
    arguments = parser.parse_args(words)
    try:
        found = compare(read(arguments.old), read(arguments.new))
    except FiguresError as error:
        print(f"compare: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    for title, lines in (
        (f"more by over {LIMIT:.0%}", [str(one) for one in found.grown]),
        (f"less by over {LIMIT:.0%}", [str(one) for one in found.shrunk]),
        (f"not in {arguments.new}", found.missing),
    ):
        if lines:
            print("\n  ".join([title, *lines]))
    if found.grown or found.missing:
        return EXIT_GROWN
    print(f"nothing takes over {LIMIT:.0%} more instructions")
    return 0


if __name__ == "__main__":
    os.chdir(os.environ.get("BUILD_WORKING_DIRECTORY", "."))
    sys.exit(main())
