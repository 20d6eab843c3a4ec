"""The C++ reader sees in a model what the reader in the package `ai-edge-litert` sees.

That reader is flatc's own code, from the schema that defines the format, so field numbers, types, defaults and enums of
our schema are held against it as well. Models with every field of every table set come from a seed; real ones from the
repository and from a folder named by TFLITE_MICRO_SHARED_MODELS, if it is set.
"""

import json
import os
import re
import struct
import subprocess
import tempfile
import unittest

import numpy as np
from ai_edge_litert import schema_py_generated as litert

from tflite_micro.model import codec, schema
from tflite_micro.model.random_models import random_model

DUMP = os.environ["SCHEMA_DUMP"]


def camel(name):
    """builtin_options_2 -> builtinOptions2, as flatc names fields in Python."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def plain(value):
    """A value of the other reader in the form that schema_dump prints."""
    if isinstance(value, (str, bytes)):
        return (value.encode("utf-8") if isinstance(value, str) else value).hex()
    if isinstance(value, (bool, np.bool_)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return struct.pack(">f", value).hex()
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (list, np.ndarray)):
        return [plain(item) for item in value]
    fields = {"": type(value).__name__.removesuffix("T")}
    for name, item in vars(value).items():
        if item is not None:
            fields[name] = plain(item)
    return fields


def with_their_names(value):
    if isinstance(value, list):
        return [with_their_names(item) for item in value]
    if isinstance(value, dict):
        return {camel(name) if name else name: with_their_names(item) for name, item in value.items()}
    return value


def dump(data):
    with tempfile.NamedTemporaryFile(suffix=".tflite") as file:
        file.write(data)
        file.flush()
        return subprocess.run([DUMP, file.name], check=False, capture_output=True, text=True)


def model_files():
    folders = ["models", os.environ.get("TFLITE_MICRO_SHARED_MODELS", "")]
    for folder in filter(None, folders):
        for where, _, names in os.walk(folder):
            yield from (os.path.join(where, name) for name in sorted(names) if name.endswith(".tflite"))


class ReaderTest(unittest.TestCase):
    maxDiff = 10_000

    def check(self, data):
        result = dump(data)
        self.assertEqual(result.returncode, 0, result.stderr)
        ours = with_their_names(json.loads(result.stdout))
        theirs = plain(litert.ModelT.InitFromPackedBuf(data))
        self.assertEqual(ours, theirs)

    def test_every_table_and_field(self):
        seen = set()
        for seed in range(4):
            with self.subTest(seed=seed):
                data = codec.write(random_model(seed))
                seen.update(re.findall(r'"": "(\w+)"', dump(data).stdout))
                self.check(data)
        tables = {
            cls.__name__ for cls in vars(schema).values() if isinstance(cls, type) and issubclass(cls, schema.Table)
        }
        self.assertEqual(seen, tables - {"Table"})

    def test_every_default(self):
        for union in ("BuiltinOptions", "BuiltinOptions2"):
            operators = [
                schema.Operator(builtin_options=member())
                if union == "BuiltinOptions"
                else schema.Operator(builtin_options_2=member())
                for member in schema.UNIONS[union]
            ]
            graph = schema.SubGraph(tensors=[schema.Tensor()], operators=operators)
            model = schema.Model(operator_codes=[schema.OperatorCode()], subgraphs=[graph], buffers=[schema.Buffer()])
            self.check(codec.write(model))

    def test_real_models(self):
        count = 0
        for path in model_files():
            with self.subTest(path), open(path, "rb") as file:
                self.check(file.read())
            count += 1
        self.assertGreater(count, 0)

    def test_enums(self):
        for name, cls in vars(schema).items():
            if isinstance(cls, type) and issubclass(cls, schema.enum.IntEnum) and cls is not schema.enum.IntEnum:
                theirs = {key: value for key, value in vars(getattr(litert, name)).items() if not key.startswith("_")}
                self.assertEqual({key: int(value) for key, value in cls.__members__.items()}, theirs)

    def test_names_what_is_wrong(self):
        result = dump(b"GIF89a, not a model")
        self.assertEqual(result.returncode, 1)
        self.assertIn("Not a .tflite model: the file identifier is '9a, ', expected 'TFL3'.", result.stderr)
        data = codec.write(random_model(0))
        result = dump(data[: len(data) // 2])
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, re.escape("The model is damaged or truncated: ") + r".*\d+ bytes\.")


if __name__ == "__main__":
    unittest.main()
