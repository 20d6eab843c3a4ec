"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A name beside `path` to write to. At the end of the block the file there takes the place of what is at `path`.

    Whatever stops the program before leaves `path` as it was; an exception also removes what has been written. OSError
    if the file cannot be written.
    """
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            yield part
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    finally:
        # A signal may have come in between.
        part.unlink(missing_ok=True)


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Writes the file at `path` whole or not at all. What is there and no file, such as a pipe, is written to."""
    if os.path.lexists(path) and not os.path.isfile(path):
        Path(path).write_bytes(content)
        return
    # Through a link to the file that is meant.
    with whole_file(os.path.realpath(path)) as part:
        part.write_bytes(content)
