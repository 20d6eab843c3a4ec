"""`tflm resolver`: the C++ that names the operators of a model, so that a program links no others."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.model_file import load_model
from tflite_micro.interpreter import _runtime
from tflite_micro.model import Operator, Tensor
from tflite_micro.whole_file import write_whole

_EPILOG = """\
what is written:
  A header with a class that is a MicroMutableOpResolver and adds the operators of the models. Where all operators of a
  kind have one type and there is a registration of this type alone, it is named, and the kernels of other types are not
  linked. Operators of the application's own are arguments of the class.
"""

# Words of C++17 that no class can have as its name.
_KEYWORDS = """
alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t class compl const
constexpr const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern false
float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private
protected public register reinterpret_cast return short signed sizeof static static_assert static_cast struct switch
template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t
while xor xor_eq
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "resolver",
        help="write the resolver that a program needs for its models",
        description="Writes a C++ header with a resolver that has the operators of models and no others.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("models", metavar="MODEL", nargs="+", help="the .tflite files that the program runs")
    parser.add_argument("--output", metavar="FILE", help="the header to write; without it, standard output")
    parser.add_argument("--name", metavar="CLASS", default="ModelOpResolver", help="the class (%(default)s)")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> None:
    if not re.fullmatch(r"[A-Za-z_]\w*", arguments.name, re.ASCII) or arguments.name in _KEYWORDS.split():
        raise UserError(f"'{arguments.name}' cannot be the name of a class in C++")
    files = [load_model(path) for path in arguments.models]
    operators = [operator for file in files for graph in file.model.subgraphs for operator in graph.operators]
    text = header(operators, arguments.name, [file.path.name for file in files])
    if arguments.output is None:
        print(text, end="")
        return
    if any(os.path.exists(arguments.output) and os.path.samefile(arguments.output, file.path) for file in files):
        raise UserError(f"'{arguments.output}' is one of the models: give the header another name")
    try:
        write_whole(arguments.output, text.encode())
    except OSError as error:
        raise UserError(f"cannot write '{arguments.output}': {error.strerror or error}") from error


def header(operators: Iterable[Operator], name: str, sources: Iterable[str]) -> str:
    """The header's text. UserError for an operator that this runtime does not have."""
    # A custom operator may have the name of a builtin one.
    uses: dict[tuple[str, bool], list[Operator]] = {}
    for operator in operators:
        uses.setdefault((operator.name, operator.is_custom), []).append(operator)
    methods = {(key, is_custom): method for key, method, is_custom in _runtime.operators()}
    methods[("ethos-u", True)] = "EthosU"
    missing = [key for key, is_custom in sorted(uses) if not is_custom and (key, is_custom) not in methods]
    if missing:
        raise UserError(f"this runtime does not implement {', '.join(missing)}")
    own = [use for use in sorted(uses) if use not in methods]
    adds = []
    for use, found in sorted(uses.items()):
        key, is_custom = use
        if use in own:
            adds.append(f'AddCustom("{_escaped(key)}", {_argument(own.index(use))});')
        else:
            registration = None if is_custom else typed_registration(key, found)
            adds.append(f"Add{methods[use]}({f'tflite::{registration}()' if registration else ''});")
    guard = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper() + "_H_"
    parameters = ", ".join(f"const TFLMRegistration* {_argument(index)}" for index in range(len(own)))
    lines = [
        "// The operators of these models and no others, written by `tflm resolver`:",
        *(f"//   {_escaped(source)}" for source in sources),
        f"#ifndef {guard}",
        f"#define {guard}",
        "",
        '#include "tflite_micro/ops/micro_mutable_op_resolver.h"',
        "",
        f"class {name} : public tflite::MicroMutableOpResolver<{max(1, len(adds))}> {{",
        " public:",
        f"  {'explicit ' if len(own) == 1 else ''}{name}({parameters}) {{",
        *(f"    {line}" for line in adds),
        "  }",
        "};",
        "",
        f"#endif  // {guard}",
    ]
    return "\n".join(lines) + "\n"


def typed_registration(name: str, operators: Iterable[Operator]) -> str | None:
    """The registration of one type that takes all of them; None if only that for all types does."""
    found = {(_type(one.inputs, 0), _type(one.outputs, 0)) for one in operators}
    # ..._INT4() is the same as ..._INT8(), which takes these weights too.
    names = re.compile(rf"{re.escape(name)}_(INT8|INT16|INT8_INT16|INT16_INT8)")
    for registration, given, result in _runtime.typed_operators():
        if names.fullmatch(registration) and found == {(given.upper(), result.upper())}:
            return f"Register_{registration}"
    return None


def _type(tensors: list[Tensor | None] | list[Tensor], index: int) -> str:
    tensor = tensors[index] if index < len(tensors) else None
    return getattr(tensor.type, "name", "") if tensor is not None else ""


def _argument(index: int) -> str:
    return f"own_operator_{index + 1}"


def _escaped(text: str) -> str:
    """As it can stand in a C++ string and in a line's comment."""
    octal = ["".join(f"\\{byte:03o}" for byte in c.encode(errors="replace")) for c in text]
    return "".join(c if c.isprintable() and c not in '\\"' else code for c, code in zip(text, octal, strict=True))
