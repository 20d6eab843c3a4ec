"""Makes the readers of the model format from its schema.

From tflite_micro/schema/schema.fbs come three files that are checked in beside their users:

  --reader   C++ accessors for the device, named as flatc names its own
  --tables   the constant description of all tables that drives the verifier
  --python   the same facts for the Python package

and one that tests build for themselves:

  --visitor  C++ that calls every accessor of a model

A test runs this script again and compares what is checked in. It reads the part of the schema language that the schema
uses and stops with the line number at anything else.
"""

import argparse
import dataclasses
import re
import sys

# Name in the schema: (bytes, C++ type).
SCALARS = {
    "bool": (1, "bool"),
    "byte": (1, "int8_t"),
    "ubyte": (1, "uint8_t"),
    "short": (2, "int16_t"),
    "ushort": (2, "uint16_t"),
    "int": (4, "int32_t"),
    "uint": (4, "uint32_t"),
    "long": (8, "int64_t"),
    "ulong": (8, "uint64_t"),
    "float": (4, "float"),
}

# Name in the schema: numpy's name for its little-endian type.
PYTHON_SCALARS = {
    "bool": "?",
    "byte": "i1",
    "ubyte": "u1",
    "short": "<i2",
    "ushort": "<u2",
    "int": "<i4",
    "uint": "<u4",
    "long": "<i8",
    "ulong": "<u8",
    "float": "<f4",
}


class SchemaError(Exception):
    """The schema says something that this script does not understand."""


@dataclasses.dataclass
class Enum:
    name: str
    base: str
    values: list  # of (name, number)


@dataclasses.dataclass
class Union:
    name: str
    members: list  # of table names; member i has the number i + 1


@dataclasses.dataclass
class Field:
    name: str
    type: str  # without brackets
    is_vector: bool
    default: str  # as written in the schema, "" if none
    attributes: dict
    number: int = 0


@dataclasses.dataclass
class Table:
    name: str
    fields: list
    comment: str


@dataclasses.dataclass
class Schema:
    namespace: str = ""
    identifier: str = ""
    extension: str = ""
    root: str = ""
    enums: dict = dataclasses.field(default_factory=dict)
    unions: dict = dataclasses.field(default_factory=dict)
    tables: dict = dataclasses.field(default_factory=dict)


class Parser:
    """Recursive descent over a list of (token, line)."""

    def __init__(self, text):
        self.tokens = []
        for number, line in enumerate(text.split("\n"), 1):
            code = re.sub(r"//.*", "", line)
            for match in re.finditer(r'"[^"]*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|\S', code):
                self.tokens.append((match.group(), number))
        self.at = 0

    def peek(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self, expected=None):
        if self.at == len(self.tokens):
            raise SchemaError("the schema ends unexpectedly")
        token, line = self.tokens[self.at]
        if expected is not None and token != expected:
            raise SchemaError(f"line {line}: expected '{expected}', found '{token}'")
        self.at += 1
        return token

    def skip(self, token):
        if self.peek() == token:
            self.at += 1
            return True
        return False

    def parse(self):
        schema = Schema()
        while self.at < len(self.tokens):
            line = self.tokens[self.at][1]
            word = self.take()
            if word == "namespace":
                schema.namespace = self.take()
                self.take(";")
            elif word in ("file_identifier", "file_extension", "root_type"):
                value = self.take().strip('"')
                attribute = {"file_identifier": "identifier", "file_extension": "extension", "root_type": "root"}
                setattr(schema, attribute[word], value)
                self.take(";")
            elif word == "enum":
                enum = self.parse_enum()
                schema.enums[enum.name] = enum
            elif word == "union":
                union = Union(self.take(), [])
                self.take("{")
                while not self.skip("}"):
                    union.members.append(self.take())
                    self.skip(",")
                schema.unions[union.name] = union
            elif word == "table":
                table = self.parse_table()
                schema.tables[table.name] = table
            else:
                raise SchemaError(f"line {line}: cannot read a declaration that begins with '{word}'")
        self.resolve(schema)
        return schema

    def parse_enum(self):
        enum = Enum(self.take(), "", [])
        self.take(":")
        enum.base = self.take()
        self.take("{")
        while not self.skip("}"):
            name = self.take()
            self.take("=")
            number = int(self.take())
            if number != len(enum.values):
                raise SchemaError(f"{enum.name}.{name} is {number}; values must be 0, 1, 2, ...")
            enum.values.append((name, number))
            self.skip(",")
        return enum

    def parse_table(self):
        table = Table(self.take(), [], "")
        self.take("{")
        while not self.skip("}"):
            name = self.take()
            self.take(":")
            is_vector = self.skip("[")
            type_name = self.take()
            if is_vector:
                self.take("]")
            default = self.take() if self.skip("=") else ""
            attributes = {}
            if self.skip("("):
                while not self.skip(")"):
                    key = self.take()
                    attributes[key] = int(self.take()) if self.skip(":") else True
                    self.skip(",")
            self.take(";")
            table.fields.append(Field(name, type_name, is_vector, default, attributes))
        return table

    def resolve(self, schema):
        """Numbers the fields (a union takes two numbers, its type first) and checks every type name."""
        if schema.root not in schema.tables:
            raise SchemaError(f"root type '{schema.root}' is not a table")
        for table in schema.tables.values():
            number = 0
            for field in table.fields:
                known = SCALARS.keys() | schema.enums.keys() | schema.unions.keys() | schema.tables.keys() | {"string"}
                if field.type not in known:
                    raise SchemaError(f"{table.name}.{field.name}: unknown type '{field.type}'")
                if field.is_vector and field.type in schema.unions:
                    raise SchemaError(f"{table.name}.{field.name}: vectors of unions are not supported")
                number += field.type in schema.unions
                field.number = number
                number += 1
        for union in schema.unions.values():
            for member in union.members:
                if member not in schema.tables:
                    raise SchemaError(f"{union.name}: '{member}' is not a table")


def slot(number):
    """Position of a field's entry in the vtable."""
    return 4 + 2 * number


def wrap(words, indent, width=80):
    """Lines of `words`, filled up to `width`."""
    lines, line = [], indent
    for word in words:
        if line.strip() and len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    lines.append(line.rstrip())
    return lines


# ---- The reader -----------------------------------------------------------------------------------------------------


def cpp_enum(name, base, values):
    lines = [f"enum {name} : {base} {{"]
    lines += [f"  {name}_{value} = {number}," for value, number in values]
    lines += [f"  {name}_MIN = {name}_{values[0][0]},", f"  {name}_MAX = {name}_{values[-1][0]},", "};", ""]
    lines += [f"inline const char* EnumName{name}({name} value) {{"]
    lines += ["  static constexpr char kText[] ="]
    lines += [f'      "{value}\\0"' for value, _ in values[:-1]] + [f'      "{values[-1][0]}";']
    lines += [
        f"  static constexpr fb::NameTable<{len(values)}, sizeof(kText)> kNames(kText);",
        "  return kNames.Get(kText, static_cast<int64_t>(value));",
        "}",
        "",
    ]
    return lines


def cpp_accessor(schema, field):
    """Lines of the accessor, or accessors for a union, of one field."""
    at = slot(field.number)
    if field.type in schema.unions:
        union = schema.unions[field.type]
        lines = [
            f"  {union.name} {field.name}_type() const {{",
            f"    return GetField<{union.name}>({at - 2}, {union.name}_NONE);",
            "  }",
            f"  const void* {field.name}() const {{ return GetPointer<void>({at}); }}",
            "  template <typename T>",
            f"  const T* {field.name}_as() const {{",
            f"    return {field.name}_type() == {union.name}Traits<T>::enum_value",
            f"               ? static_cast<const T*>({field.name}())",
            "               : nullptr;",
            "  }",
        ]
        for member in union.members:
            lines += [
                f"  const {member}* {field.name}_as_{member}() const {{",
                f"    return {field.name}_as<{member}>();",
                "  }",
            ]
        return lines
    if field.is_vector:
        if field.type in schema.tables:
            element = f"fb::Offset<{field.type}>"
        elif field.type == "string":
            element = "fb::Offset<fb::String>"
        else:
            scalar = schema.enums[field.type].base if field.type in schema.enums else field.type
            # A byte of a file is not a valid C++ bool.
            element = "uint8_t" if scalar == "bool" else SCALARS[scalar][1]
        result, body = f"const fb::Vector<{element}>*", f"GetPointer<fb::Vector<{element}>>({at})"
    elif field.type == "string":
        result, body = "const fb::String*", f"GetPointer<fb::String>({at})"
    elif field.type in schema.tables:
        result, body = f"const {field.type}*", f"GetPointer<{field.type}>({at})"
    else:
        if field.type in schema.enums:
            result = field.type
            default = f"{field.type}_{field.default or schema.enums[field.type].values[0][0]}"
        else:
            result = SCALARS[field.type][1]
            default = field.default or {"bool": "false", "float": "0.0f"}.get(field.type, "0")
        body = f"GetField<{result}>({at}, {default})"
    one_line = f"  {result} {field.name}() const {{ return {body}; }}"
    if len(one_line) <= 80:
        return [one_line]
    return [f"  {result} {field.name}() const {{", f"    return {body};", "  }"]


def cpp_scalar(schema, field):
    """The line that describes a scalar field as data."""
    if field.type in schema.enums:
        kind = field.type
        default = f"{field.type}_{field.default or schema.enums[field.type].values[0][0]}"
    else:
        kind = SCALARS[field.type][1]
        default = field.default or {"bool": "false", "float": "0.0f"}.get(field.type, "0")
    name = "k" + "".join(word.capitalize() for word in field.name.split("_"))
    line = f"  static constexpr fb::Scalar<{kind}> {name} = {{{slot(field.number)}, {default}}};"
    if len(line) <= 80:
        return [line]
    return [f"  static constexpr fb::Scalar<{kind}> {name} = {{", f"      {slot(field.number)}, {default}}};"]


def emit_reader(schema):
    out = [
        "// Generated from schema.fbs by tools/schema/generate_reader.py: the zero-copy",
        "// reader of .tflite models. Accessors are named as FlatBuffers' own compiler",
        "// names them. Absent scalars read as their default; absent strings, vectors and",
        "// tables as null.",
        "// clang-format off",
        "",
        "#ifndef TFLITE_MICRO_SCHEMA_SCHEMA_GENERATED_H_",
        "#define TFLITE_MICRO_SCHEMA_SCHEMA_GENERATED_H_",
        "",
        "#include <stddef.h>",
        "#include <stdint.h>",
        "#include <string.h>",
        "",
        '#include "tflite_micro/schema/flatbuffer.h"',
        "",
        "// The value of Model.version that this reader understands.",
        "#ifndef TFLITE_SCHEMA_VERSION",
        "#define TFLITE_SCHEMA_VERSION (3)",
        "#endif",
        "",
        f"namespace {schema.namespace} {{",
        "",
    ]
    out += [f"struct {name};" for name in schema.tables] + [""]
    for enum in schema.enums.values():
        out += cpp_enum(enum.name, SCALARS[enum.base][1], enum.values)
    for union in schema.unions.values():
        out += cpp_enum(union.name, "uint8_t", [("NONE", 0)] + [(m, i) for i, m in enumerate(union.members, 1)])
        out += ["template <typename T>", f"struct {union.name}Traits {{"]
        out += [f"  static constexpr {union.name} enum_value = {union.name}_NONE;", "};", ""]
        for member in union.members:
            out += ["template <>", f"struct {union.name}Traits<{member}> {{"]
            out += [f"  static constexpr {union.name} enum_value =", f"      {union.name}_{member};", "};", ""]
    options = {member for union in schema.unions.values() if union.name == "BuiltinOptions" for member in union.members}
    for table in schema.tables.values():
        fields = [field for field in table.fields if "deprecated" not in field.attributes]
        if not fields:
            out += [f"struct {table.name} final : private fb::Table {{", "};", ""]
            continue
        out += [f"struct {table.name} final : private fb::Table {{"]
        for field in fields:
            out += cpp_accessor(schema, field)
        for field in fields:
            is_scalar = not field.is_vector and (field.type in SCALARS or field.type in schema.enums)
            if is_scalar and table.name in options:
                out += cpp_scalar(schema, field)
        out += ["};", ""]
    root = schema.root
    out += [
        "// The root of a model in memory. Nothing is checked: see verifier.h.",
        f"inline const {root}* Get{root}(const void* buffer) {{",
        f"  return fb::GetRoot<{root}>(buffer);",
        "}",
        "",
        f'inline const char* {root}Identifier() {{ return "{schema.identifier}"; }}',
        f'inline const char* {root}Extension() {{ return "{schema.extension}"; }}',
        "",
        "// Whether the identifier is in its place. The buffer must have 8 bytes.",
        f"inline bool {root}BufferHasIdentifier(const void* buffer) {{",
        "  return fb::ReadScalar<uint32_t>(static_cast<const uint8_t*>(buffer) + 4) ==",
        f"         fb::ReadScalar<uint32_t>({root}Identifier());",
        "}",
        "",
        f"}}  // namespace {schema.namespace}",
        "",
        "#endif  // TFLITE_MICRO_SCHEMA_SCHEMA_GENERATED_H_",
    ]
    return "\n".join(out) + "\n"


# ---- The verifier's tables ------------------------------------------------------------------------------------------

# Must agree with verifier_field_kinds.h. A scalar's or vector's kind is its first value plus log2 of the size.
KIND_IGNORED = 0
KIND_SCALAR = 1
KIND_VECTOR = 5
KIND_STRING = 9
KIND_TABLE = 10
KIND_TABLES = 11
KIND_UNION = 12
KIND_EXTENT = 13
FLAG_REQUIRED = 0x80

# Pairs of 64-bit fields, named by the first, that point to bytes of the file outside of all tables.
EXTENTS = {("Buffer", "offset"), ("Operator", "large_custom_options_offset")}


def table_ids(schema):
    """Tables numbered so that the members of each union are consecutive; those outside of unions of options first."""
    options = [union for union in schema.unions.values() if len(union.members) > 10]
    others = [union for union in schema.unions.values() if len(union.members) <= 10]
    members = [member for union in others + options for member in union.members]
    if len(members) != len(set(members)):
        raise SchemaError("a table is a member of two unions")
    order = [schema.root] + [name for name in schema.tables if name not in members and name != schema.root] + members
    named = len(order) - sum(len(union.members) for union in options)
    return {name: number for number, name in enumerate(order)}, named


def check_depth(schema):
    """The number of tables that can be nested in each other; an error if a table can contain itself."""
    depths = {}

    def depth(name, path):
        if name in path:
            raise SchemaError(f"table {name} can contain itself: the verifier's recursion would have no bound")
        if name not in depths:
            below = [0]
            for field in schema.tables[name].fields:
                union = schema.unions.get(field.type)
                for inner in union.members if union else [field.type]:
                    if inner in schema.tables:
                        below.append(depth(inner, path | {name}))
            depths[name] = 1 + max(below)
        return depths[name]

    return depth(schema.root, frozenset())


def describe(schema, table, ids):
    """The bytes that describe a table: how many fields, then for each its kind and what belongs to the kind."""
    entries = []
    for field in table.fields:
        required = FLAG_REQUIRED if "required" in field.attributes else 0
        if "deprecated" in field.attributes:
            entry = [KIND_IGNORED]
        elif field.type in schema.unions:
            members = schema.unions[field.type].members
            entries.append([KIND_SCALAR])
            entry = [KIND_UNION, ids[members[0]], len(members)]
        elif field.type in schema.tables:
            entry = [KIND_TABLES if field.is_vector else KIND_TABLE, ids[field.type]]
        elif field.type == "string":
            if field.is_vector:
                raise SchemaError(f"{table.name}.{field.name}: vectors of strings are not supported")
            entry = [KIND_STRING]
        else:
            scalar = schema.enums[field.type].base if field.type in schema.enums else field.type
            size = SCALARS[scalar][0].bit_length() - 1
            if (table.name, field.name) in EXTENTS:
                entry = [KIND_EXTENT]
            else:
                entry = [(KIND_VECTOR if field.is_vector else KIND_SCALAR) + size]
        entry[0] |= required
        entries.append(entry)
    return bytes([len(entries)] + [byte for entry in entries for byte in entry])


def field_names(schema, table):
    names = []
    for field in table.fields:
        if field.type in schema.unions:
            names.append(field.name + "_type")
        names.append(field.name)
    return names


def emit_tables(schema):
    depth = check_depth(schema)
    ids, named = table_ids(schema)
    if len(ids) > 256:
        raise SchemaError("table numbers need more than 8 bits")
    pool, starts, listing = b"", [], []
    for name in ids:
        description = describe(schema, schema.tables[name], ids)
        at = pool.find(description)
        if at < 0:
            at = len(pool)
            pool += description
            listing.append((at, name, description))
        starts.append(at)
    start_type = "uint8_t" if max(starts) < 256 else "uint16_t"
    out = [
        "// Generated from schema.fbs by tools/schema/generate_reader.py: what the verifier",
        "// knows about the tables of the format. Tables are numbered such that the members",
        "// of a union are consecutive.",
        "// clang-format off",
        "",
        "#ifndef TFLITE_MICRO_SCHEMA_VERIFIER_TABLES_GENERATED_H_",
        "#define TFLITE_MICRO_SCHEMA_VERIFIER_TABLES_GENERATED_H_",
        "",
        "#include <stdint.h>",
        "",
        f"namespace {schema.namespace} {{",
        "",
        "// How deep tables can be nested in each other.",
        f"constexpr int kTableDepth = {depth};",
        "",
        f"constexpr uint8_t kTable{schema.root} = {ids[schema.root]};",
        "",
        "// Tables from this number on hold operators' attributes and have no name below.",
        f"constexpr uint8_t kFirstOptionsTable = {named};",
        "",
        "// Descriptions of tables, each once: the number of fields, then for each field its",
        "// kind (verifier_field_kinds.h) and, for tables, the number of the table, for unions that of",
        "// the first member and how many there are.",
        "constexpr uint8_t kTableFields[] = {",
    ]
    for at, name, description in listing:
        out += [f"    // {at}: {name}"]
        out += wrap([f"{byte}," for byte in description], "    ")
    out += [
        "};",
        "",
        "// Where in kTableFields the description of a table begins.",
        f"constexpr {start_type} kTableStart[] = {{",
    ]
    out += wrap([f"{start}," for start in starts], "    ")
    out += [
        "};",
        "",
        "// Names of the tables before kFirstOptionsTable, each followed by its fields' names.",
        "#ifndef TF_LITE_STRIP_ERROR_STRINGS",
        "constexpr char kTableNames[] =",
    ]
    for name in list(ids)[:named]:
        words = [name] + field_names(schema, schema.tables[name])
        out += [f'    "{word}\\0"' for word in words]
    out[-1] += ";"
    out += [
        "#endif  // TF_LITE_STRIP_ERROR_STRINGS",
        "",
        f"}}  // namespace {schema.namespace}",
        "",
        "#endif  // TFLITE_MICRO_SCHEMA_VERIFIER_TABLES_GENERATED_H_",
    ]
    return "\n".join(out) + "\n"


# ---- A walk over everything, for tests -------------------------------------------------------------------------------


def emit_visitor(schema):
    out = [
        "// Generated from schema.fbs by tools/schema/generate_reader.py: calls every",
        "// accessor of every table that a model reaches and hands the results to `v`.",
        "#ifndef TFLITE_MICRO_SCHEMA_VISITOR_GENERATED_H_",
        "#define TFLITE_MICRO_SCHEMA_VISITOR_GENERATED_H_",
        '#include "tflite_micro/schema/schema_generated.h"',
        f"namespace {schema.namespace} {{",
        "template <typename V, typename T>",
        "void VisitAll(V& v, const char* name, const fb::Vector<fb::Offset<T>>* list);",
    ]
    out += [f"template <typename V> void Visit(V& v, const {name}* t);" for name in schema.tables]
    for table in schema.tables.values():
        out += ["template <typename V>", f"void Visit(V& v, [[maybe_unused]] const {table.name}* t) {{"]
        out += [f'  v.Begin("{table.name}");']
        for field in table.fields:
            name = field.name
            if "deprecated" in field.attributes:
                continue
            if field.type in schema.unions:
                union = schema.unions[field.type]
                out += [f'  v.Scalar("{name}_type", static_cast<int32_t>(t->{name}_type()));']
                for member in union.members:
                    out += [f"  if (const {member}* member = t->{name}_as_{member}()) {{"]
                    out += [f'    v.Name("{name}");', "    Visit(v, member);", "  }"]
            elif field.type in schema.tables and field.is_vector:
                out += [f'  VisitAll(v, "{name}", t->{name}());']
            elif field.type in schema.tables:
                out += [
                    f"  if (t->{name}() != nullptr) {{",
                    f'    v.Name("{name}");',
                    f"    Visit(v, t->{name}());",
                    "  }",
                ]
            elif field.is_vector or field.type == "string":
                call = "Vector" if field.is_vector else "Text"
                out += [f'  if (t->{name}() != nullptr) v.{call}("{name}", *t->{name}());']
            else:
                out += [f'  v.Scalar("{name}", t->{name}());']
        out += ["  v.End();", "}"]
    out += [
        "template <typename V, typename T>",
        "void VisitAll(V& v, const char* name, const fb::Vector<fb::Offset<T>>* list) {",
        "  if (list == nullptr) return;",
        "  v.BeginList(name);",
        "  for (const T* item : *list) Visit(v, item);",
        "  v.EndList();",
        "}",
        f"}}  // namespace {schema.namespace}",
        "#endif  // TFLITE_MICRO_SCHEMA_VISITOR_GENERATED_H_",
    ]
    return "\n".join(out) + "\n"


# ---- The Python description ----------------------------------------------------------------------------------------


def python_field(schema, field):
    """The lines that declare a field of a dataclass."""
    arguments = [str(field.number)]
    if field.type in schema.unions:
        hint, call = "Table | None", "union"
        arguments.append(f'"{field.type}"')
    elif field.is_vector:
        if field.type in schema.tables:
            hint, call = f"list[{field.type}] | None", "tables"
            arguments.append(f'"{field.type}"')
        elif field.type == "string":
            hint, call = "list[str] | None", "strings"
        else:
            scalar = schema.enums[field.type].base if field.type in schema.enums else field.type
            hint, call = "Array | None", "vector"
            arguments.append(f'"{PYTHON_SCALARS[scalar]}"')
            if "force_align" in field.attributes:
                arguments.append(f"align={field.attributes['force_align']}")
    elif field.type == "string":
        hint, call = "str | None", "string"
    elif field.type in schema.tables:
        hint, call = f"{field.type} | None", "table"
        arguments.append(f'"{field.type}"')
    elif field.type in schema.enums:
        enum = schema.enums[field.type]
        hint, call = enum.name, "scalar"
        arguments += [f'"{PYTHON_SCALARS[enum.base]}"', f"{enum.name}.{field.default or enum.values[0][0]}"]
    else:
        hint, call = {"bool": "bool", "float": "float"}.get(field.type, "int"), "scalar"
        default = field.default.capitalize() if field.type == "bool" else field.default
        default = default or {"bool": "False", "float": "0.0"}.get(field.type, "0")
        arguments += [f'"{PYTHON_SCALARS[field.type]}"', default]
    line = f"    {field.name}: {hint} = {call}({', '.join(arguments)})"
    if len(line) <= 120:
        return [line]
    return [f"    {field.name}: {hint} = {call}(", f"        {', '.join(arguments)}", "    )"]


def emit_python(schema):
    out = [
        '"""The tables and enums of the model format. Generated from schema.fbs by tools/schema/generate_reader.py."""',
        "",
        "from __future__ import annotations",
        "",
        "import dataclasses",
        "import enum",
        "",
        "from tflite_micro.model.fields import Array, Table, scalar, string, table, tables, union, vector",
        "",
        f'IDENTIFIER = b"{schema.identifier}"',
        "",
    ]
    for item in schema.enums.values():
        out += ["", f"class {item.name}(enum.IntEnum):"]
        out += [f"    {name} = {number}" for name, number in item.values] + [""]
    for item in schema.tables.values():
        fields = [field for field in item.fields if "deprecated" not in field.attributes]
        out += ["", "@dataclasses.dataclass(slots=True, eq=False)", f"class {item.name}(Table):"]
        for field in fields:
            out += python_field(schema, field)
        out += [] if fields else ["    pass"]
        out += [""]
    out += [
        "",
        "# The members of each union; a member's number is its position, counted from 1.",
        "UNIONS: dict[str, list[type[Table]]] = {",
    ]
    for item in schema.unions.values():
        out += [f'    "{item.name}": [']
        out += [f"        {member}," for member in item.members]
        out += ["    ],"]
    out += ["}"]
    return "\n".join(out) + "\n"


def main(arguments):
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--schema", required=True)
    flags.add_argument("--reader", help="write the C++ accessors to this file")
    flags.add_argument("--tables", help="write the verifier's tables to this file")
    flags.add_argument("--visitor", help="write the C++ walk over a model to this file")
    flags.add_argument("--python", help="write the Python description to this file")
    options = flags.parse_args(arguments)
    outputs = (
        (options.reader, emit_reader),
        (options.tables, emit_tables),
        (options.visitor, emit_visitor),
        (options.python, emit_python),
    )
    try:
        with open(options.schema, encoding="utf-8") as file:
            schema = Parser(file.read()).parse()
        contents = [(path, emit(schema)) for path, emit in outputs if path]
    except SchemaError as error:
        sys.exit(f"{options.schema}: {error}")
    for path, content in contents:
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)


if __name__ == "__main__":
    main(sys.argv[1:])
