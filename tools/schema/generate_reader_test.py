"""What is checked in is what the generator makes of the schema, and the C++ reader is what flatc would have made."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest

from tools.schema import generate_reader

SCHEMA = "tflite_micro/schema/schema.fbs"
READER = "tflite_micro/schema/schema_generated.h"
GENERATED = {
    "--reader": READER,
    "--tables": "tflite_micro/schema/verifier_tables_generated.h",
    "--python": "python/tflite_micro/model/schema.py",
}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def structs(header):
    """The bodies of the structs of a header, by name; names of the library and the namespace are made alike."""
    header = header.replace("flatbuffers::", "fb::").replace("tflite::", "")
    header = re.sub(r"\s*FLATBUFFERS_FINAL_CLASS", " final", header)
    return dict(re.findall(r"^struct (\w+) final : private fb::Table \{(.*?)^\};", header, re.S | re.M))


def enums(header):
    """Values of the enums of a header: {enum: {enumerator: number}}, and all enumerators together."""
    found, numbers = {}, {}
    for name, base, body in re.findall(r"^enum (\w+) : (\w+) \{(.*?)\}", header, re.S | re.M):
        values = {}
        for enumerator, value in re.findall(r"(\w+) = (\w+)", body):
            values[enumerator] = values[value] if value in values else int(value)
        found[name] = (base, values)
        numbers.update(values)
    return found, numbers


def accessors(body, numbers):
    """Of every accessor without argument: its result, the slot that it reads and the default it gives."""
    slots = {name: int(value) for name, value in re.findall(r"(VT_\w+) = (\d+)", body)}
    named = {"true": 1, "false": 0, **numbers}
    found = {}
    for result, name, code in re.findall(r"^  ([\w:<>* ]+?[ *])(\w+)\(\) const \{(.*?)\}", body, re.S | re.M):
        result = result.replace(" ", "")
        if result == "constT*":  # the template builtin_options_as<T>(), which flatc only declares here
            continue
        field = re.search(r"Get(?:Field<.*?>|Pointer<.*>)\((\w+)(?:, (.*?))?\)", " ".join(code.split()))
        if field is None:  # builtin_options_as_...: by type and value, which are looked at themselves
            found[name] = (result,)
            continue
        slot, default = field.groups()
        number = None if default is None else named.get(default)
        if default is not None and number is None:
            number = float(default.rstrip("f"))
        found[name] = (result, slots.get(slot) or int(slot), number)
    return found


class GeneratedFiles(unittest.TestCase):
    maxDiff = None

    def test_are_up_to_date(self):
        for flag, path in GENERATED.items():
            with self.subTest(path), tempfile.TemporaryDirectory() as folder:
                output = os.path.join(folder, "output")
                generate_reader.main(["--schema", SCHEMA, flag, output])
                self.assertEqual(
                    read(output),
                    read(path),
                    f"run: python3 tools/schema/generate_reader.py --schema {SCHEMA} {flag} {path}",
                )

    def test_reader_agrees_with_flatc(self):
        flatc = shutil.which("flatc")
        self.assertIsNotNone(flatc, "flatc is not on PATH: sudo apt-get install -y flatbuffers-compiler")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([flatc, "--cpp", "-o", folder, SCHEMA], check=True)
            theirs = read(os.path.join(folder, "schema_generated.h"))
        ours = read(READER)
        our_enums, our_numbers = enums(ours)
        their_enums, their_numbers = enums(theirs)
        self.assertEqual(our_enums, their_enums)
        our_structs, their_structs = structs(ours), structs(theirs)
        self.assertEqual(our_structs.keys(), their_structs.keys())
        self.assertGreater(len(our_structs), 150)
        count = 0
        for name, body in their_structs.items():
            expected = accessors(body, their_numbers)
            self.assertEqual(accessors(our_structs.get(name, ""), our_numbers), expected, name)
            count += len(expected)
        self.assertGreater(count, 400)


class Parser(unittest.TestCase):
    def fails(self, text, message, root="root_type T;"):
        with self.assertRaisesRegex(generate_reader.SchemaError, message):
            schema = generate_reader.Parser(text + root).parse()
            generate_reader.emit_tables(schema)

    def test_says_what_it_cannot_read(self):
        self.fails("table T { a:int }", "line 1: expected ';', found '}'")
        self.fails("\nstruct S { a:int; } table T {}", "line 2: .*'struct'")
        self.fails("table T { a:Unknown; }", "T.a: unknown type 'Unknown'")
        self.fails("enum E : byte { A = 0, B = 2 } table T {}", "E.B is 2")
        self.fails("union U { V } table T { a:U; }", "'V' is not a table")
        self.fails("table S {}", "root type 'T' is not a table")
        self.fails("table T { a:[T]; }", "table T can contain itself")
        self.fails("table T { a:", "ends unexpectedly", root="")

    def test_numbers_fields_as_the_format_does(self):
        text = "table A {} table B {} union U { A, B } table T { x:int; u:U; y:byte (deprecated); z:[B]; } root_type T;"
        table = generate_reader.Parser(text).parse().tables["T"]
        self.assertEqual([field.number for field in table.fields], [0, 2, 3, 4])


if __name__ == "__main__":
    unittest.main()
