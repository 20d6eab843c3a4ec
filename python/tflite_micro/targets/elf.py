"""What a program takes in flash, read from its ELF file."""

from __future__ import annotations

import struct
from pathlib import Path

from tflite_micro.targets.boards import TargetError

_HEADER = struct.Struct("<4s12x16xI10xHHH")
_SECTION = struct.Struct("<IIIIII")
_ALLOCATED = 2
_WITHOUT_CONTENTS = 8


def flash_bytes(program: Path) -> int:
    """Bytes of code, constants and the initial values of variables: what `size` prints as text and data.

    For programs of 32-bit, little-endian boards. TargetError if `program` is none.
    """
    try:
        content = program.read_bytes()
    except OSError as error:
        raise TargetError(f"{program}: {error.strerror}") from error
    # ELFCLASS32, ELFDATA2LSB.
    if content[:6] != b"\x7fELF\x01\x01" or len(content) < _HEADER.size:
        raise TargetError(f"{program} is not a program for a board: it is no ELF file of 32 bits")
    _, table, entry_size, entries, _ = _HEADER.unpack_from(content)
    if entry_size < _SECTION.size or table + entry_size * entries > len(content):
        raise TargetError(f"{program} is cut off: its table of sections is not in the file")
    total = 0
    for index in range(entries):
        _, kind, flags, _, _, size = _SECTION.unpack_from(content, table + index * entry_size)
        if flags & _ALLOCATED and kind != _WITHOUT_CONTENTS:
            total += size
    return total
