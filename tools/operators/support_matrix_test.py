"""docs/operators.md says what the code says."""

import difflib
import re
import tempfile
import unittest
from pathlib import Path

from tools.operators.support_matrix import COMMAND, Operator, Sources, cells, current_page


def _operator(name: str, *rows: tuple[list[str], list[str]]) -> Operator:
    return Operator(name, name, "Add", False, list(rows))


class SupportMatrixTest(unittest.TestCase):
    def test_page_is_current(self) -> None:
        found, right = Path("docs/operators.md").read_text(), current_page()
        changes = "\n".join(difflib.unified_diff(found.splitlines(), right.splitlines(), lineterm="", n=0))
        self.assertEqual(
            found, right, f"\n{changes[:2000]}\ndocs/operators.md is stale; write it again with\n  {COMMAND}"
        )

    def test_every_operator_is_there(self) -> None:
        listed = Path("tflite_micro/ops/operator_list.h").read_text()
        names = re.findall(r'V\("?([\w-]+)"?, \w+,\s+(?:Parse\w+|\w+\))', listed)
        self.assertGreater(len(names), 100)
        page = current_page()
        self.assertEqual([name for name in names if f"\n| {name} |" not in page], [])

    def test_cells_say_what_goes_with_what(self) -> None:
        rows = (["INT8", "INT8", "INT32"], ["INT8"]), (["INT8", "INT4"], ["INT8"]), (["INT16", "INT8"], ["INT16"])
        self.assertEqual(cells(_operator("CONV_2D", *rows)), {"int8": "yes, x int4", "int16": "x int8"})
        widening = (["INT8"], ["INT16"]), (["INT8"], ["INT8"])
        self.assertEqual(cells(_operator("QUANTIZE", *widening)), {"int8": "to int16, yes"})
        self.assertEqual(cells(_operator("RESHAPE", ([], []))), {"any": "yes"})
        self.assertEqual(cells(_operator("RELU", (["INT8"], ["INT8"]), (["INT8"], ["INT8"]))), {"int8": "yes"})

    def test_kernels_of_instruction_sets_are_found(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            for path, text in {
                "ops/operator_list.h": "V(CONV_2D, Conv2D, ParseConv2D,\n  PrepareConv2D, EvalConv2D)",
                "ops/conv_2d.cc": '#include "tflite_micro/kernels/conv.h"\n'
                "TfLiteStatus PrepareConv2D(TfLiteContext* context, TfLiteNode* node) {",
                "ops/window.cc": '#include "tflite_micro/ops/table.h"\nTFLMRegistration* Register_WINDOW() {',
                "ops/table.h": '#include "tflite_micro/kernels/lookup.h"\n',
                "kernels/conv.h": "",
                "kernels/conv_transpose.h": "",
                "kernels/lookup.h": "",
                "kernels/portable/conv_s8_s8.cc": "",
                "kernels/arm_mve/conv_s8_s8.cc": "",
                "kernels/arm_mve/conv_s16_s8.cc": "",
                "kernels/arm_mve/conv_transpose_s8.cc": "",
                "kernels/riscv_v/lookup_s8.cc": "",
            }.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            sources = Sources(root)
            self.assertEqual(sources.optimised_for("CONV_2D", {"int8", "int16"}), ["arm_mve (s16_s8, s8_s8)"])
            self.assertEqual(sources.optimised_for("CONV_2D", {"int8"}), ["arm_mve (s8_s8)"])
            self.assertEqual(sources.optimised_for("WINDOW", {"int8"}), ["riscv_v (s8)"])


if __name__ == "__main__":
    unittest.main()
