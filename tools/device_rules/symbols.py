"""What the symbols of a linked program say about the rules of device code.

A rule is a name and the pattern of symbols that break it. Symbols are as nm prints them: C++ names are mangled.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable

# Nothing of this may be linked into a program on a device.
DEVICE_RULES = {
    "the C heap": r"_?(malloc|free|calloc|realloc|memalign)(_r)?|_?sbrk(_r)?",
    "operator new and delete": r"_Zn[wa].*|_Zd[la].*",
    "run-time support of C++": r"__cxa_.*|__gxx_.*|_Unwind_.*|__aeabi_atexit|__dso_handle|_ZT[IS].*",
    "the C++ library": r"_ZN?K?S[a-z].*|_ZN?K?9__gnu_cxx.*",
    "static constructors": r"_GLOBAL__.*",
    "printf and files": r"_?v?(f|s|sn|as|d|i|si|sni|fi)?n?printf(_r)?|_?(puts|putchar|fopen|fwrite|fputs)(_r)?",
    "a clock": r"_?(time|clock|times|gettimeofday|_gettimeofday)(_r)?",
}

# Sections through which code runs before main(), or that exceptions need.
FORBIDDEN_SECTIONS = (".init_array", ".preinit_array", ".ctors", ".gcc_except_table")

# What firmware that was prepared elsewhere does without: the model's format, and everything that reads it.
PREPARATION_RULES = {
    "Prepare": r".*Prepare.*",
    "the format": r".*N6tflite2fb.*|.*N6tflite(5Model|8SubGraph|8Operator|6Tensor|6Buffer)[A-Z0-9].*|.*Verif.*",
    "the resolver": r".*Resolver.*|.*Register_.*|.*N?6tflite\d+Parse.*",
    "the interpreter": r".*Interpreter.*|.*MicroContext.*|.*ModelValidator.*|.*ValidateModel.*",
    "the planner": r".*Planner.*|.*Lifetimes.*|.*Allocator.*",
}


def read_symbols(nm: str, program: str) -> list[str]:
    """The names of all symbols of `program`, undefined ones too."""
    output = subprocess.run([nm, program], check=True, capture_output=True, text=True).stdout
    return [line.split()[-1] for line in output.splitlines() if line]


def read_section_sizes(size: str, program: str) -> dict[str, int]:
    """Bytes of each section of `program`."""
    output = subprocess.run([size, "-A", program], check=True, capture_output=True, text=True).stdout
    fields = [line.split() for line in output.splitlines()]
    return {field[0]: int(field[1]) for field in fields if len(field) == 3 and field[1].isdigit()}


def violations(symbols: Iterable[str], rules: dict[str, str]) -> dict[str, list[str]]:
    """For each broken rule, the symbols that break it."""
    names = sorted(set(symbols))
    found = {rule: [name for name in names if re.fullmatch(pattern, name)] for rule, pattern in rules.items()}
    return {rule: broken for rule, broken in found.items() if broken}
