"""Which headers device code includes."""

from __future__ import annotations

import re

# The headers of C that every compiler for a device brings along.
ALLOWED = frozenset(["float.h", "math.h", "stdarg.h", "stddef.h", "stdint.h", "string.h"])

# The compilers' headers of instruction sets, for the kernels that are written for one.
INTRINSICS = {"kernels/arm_mve/": "arm_mve.h", "kernels/x86/": "immintrin.h"}

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]*)[>"]', re.MULTILINE)


def violations(source: str, path: str = "") -> list[str]:
    """The includes of `source` that are neither one of the headers of C nor this project's own.

    `path` is where the source lies; kernels for an instruction set may include its header.
    """
    allowed = ALLOWED | {header for folder, header in INTRINSICS.items() if folder in path}
    return [
        name
        for bracket, name in _INCLUDE.findall(source)
        if not (name in allowed if bracket == "<" else name.startswith("tflite_micro/"))
    ]
