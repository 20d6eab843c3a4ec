"""Which headers device code includes."""

from __future__ import annotations

import re

# The headers of C that every compiler for a device brings along.
ALLOWED = frozenset(["float.h", "math.h", "stdarg.h", "stddef.h", "stdint.h", "string.h"])

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]*)[>"]', re.MULTILINE)


def violations(source: str) -> list[str]:
    """The includes of `source` that are neither one of the headers of C nor this project's own."""
    return [
        name
        for bracket, name in _INCLUDE.findall(source)
        if not (name in ALLOWED if bracket == "<" else name.startswith("tflite_micro/"))
    ]
