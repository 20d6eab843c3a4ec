"""Firmware written for TensorFlow Lite Micro finds every method of the resolver that it may call."""

import re
import unittest
from pathlib import Path

from tools.operators.support_matrix import print_signatures, read_operators
from tools.operators.tflm_methods import CUSTOM_METHODS, METHODS


class TflmMethodsTest(unittest.TestCase):
    def test_all_methods_are_there(self) -> None:
        resolver = Path("tflite_micro/ops/micro_mutable_op_resolver.h").read_text()
        own = set(re.findall(r"TfLiteStatus (Add\w+)\(", resolver))
        own |= {operator.method for operator in read_operators(print_signatures())}
        self.assertEqual(sorted(METHODS - own), [])
        self.assertEqual(len(METHODS), 118)

    def test_custom_operators_have_the_names_that_models_have(self) -> None:
        own = {operator.method: operator.name for operator in read_operators(print_signatures()) if operator.custom}
        for name, method in CUSTOM_METHODS.items():
            self.assertEqual(own.get(method, name), name)


if __name__ == "__main__":
    unittest.main()
