"""Programs for a board link nothing that device code must do without, and an Eval links nothing of its preparation."""

import os
import unittest

from tools.device_rules import symbols

_BOARD = os.environ["BOARD"]
_NM = os.environ["NM"]
_SIZE = os.environ["SIZE"]


def _program(name: str) -> str:
    return f"tools/device_rules/{name}_{_BOARD}.elf"


class SymbolsTest(unittest.TestCase):
    def test_runtime_with_all_operators_keeps_the_rules(self) -> None:
        names = symbols.read_symbols(_NM, _program("all_operators"))
        self.assertGreater(len([name for name in names if "Prepare" in name]), 20, "Is this the right program?")
        self.assertEqual(symbols.violations(names, symbols.DEVICE_RULES), {})

    def test_nothing_runs_before_main(self) -> None:
        sizes = symbols.read_section_sizes(_SIZE, _program("all_operators"))
        self.assertGreater(sizes[".text"], 10000)
        for section in symbols.FORBIDDEN_SECTIONS:
            self.assertEqual(sizes.get(section, 0), 0, section)

    def test_a_program_that_breaks_the_rules_is_found_out(self) -> None:
        found = symbols.violations(symbols.read_symbols(_NM, _program("breaks_every_rule")), symbols.DEVICE_RULES)
        # A static constructor does not even link: the memory maps refuse it.
        self.assertEqual(set(found), set(symbols.DEVICE_RULES) - {"static constructors"})
        self.assertLessEqual({"malloc", "free", "calloc", "realloc"}, set(found["the C heap"]))
        self.assertIn("snprintf", found["printf and files"])
        self.assertIn("__cxa_pure_virtual", found["run-time support of C++"])
        self.assertIn("_Znwj", found["operator new and delete"])

    def test_an_eval_alone_links_nothing_of_its_preparation(self) -> None:
        names = symbols.read_symbols(_NM, _program("eval_alone"))
        for function in ["EvalFullyConnectedInt8", "EvalConv2DInt8"]:
            self.assertTrue([name for name in names if function in name], function)
        self.assertEqual(symbols.violations(names, symbols.PREPARATION_RULES), {})
        self.assertEqual(symbols.violations(names, symbols.DEVICE_RULES), {})

    def test_preparation_is_recognised_where_it_is(self) -> None:
        found = symbols.violations(symbols.read_symbols(_NM, _program("all_operators")), symbols.PREPARATION_RULES)
        self.assertEqual(set(found), set(symbols.PREPARATION_RULES))


class PatternsTest(unittest.TestCase):
    def test_patterns(self) -> None:
        for name in ["_GLOBAL__sub_I_x", "_malloc_r", "_ZdlPvj", "vfprintf", "_vfprintf_r", "_ZNSt6vectorIiE4sizeEv"]:
            self.assertEqual(len(symbols.violations([name], symbols.DEVICE_RULES)), 1, name)
        for name in ["_Z11MicroPrintfPKcz", "FreeSubgraphs", "DebugVsnprintf", "roundf", "__aeabi_ldivmod"]:
            self.assertEqual(symbols.violations([name], symbols.DEVICE_RULES), {}, name)


if __name__ == "__main__":
    unittest.main()
