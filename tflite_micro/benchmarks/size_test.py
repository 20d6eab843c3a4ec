"""Code does not grow unnoticed, and keeps within what was promised."""

import json
import unittest
from pathlib import Path

from tflite_micro.benchmarks import size

# A change that costs more than this is looked at before it is taken.
_GROWTH = 1.01
# Cortex-M4: all operators, and the comparisons' own files.
_ALL_OPERATORS = 160 * 1024
_COMPARISONS = 4 * 1024


class SizeTest(unittest.TestCase):
    def test_nothing_grew_by_more_than_one_percent(self) -> None:
        kept = json.loads(Path(size.FIGURES).read_text())
        found = size.measure()
        self.assertEqual({board: list(names) for board, names in kept.items()}, {b: list(f) for b, f in found.items()})
        grown = [
            f"{board}, {name}: {found[board][name]} bytes, kept are {bytes}"
            for board, names in kept.items()
            for name, bytes in names.items()
            if found[board][name] > bytes * _GROWTH
        ]
        self.assertEqual(
            grown, [], f"look why with ./bazelw run //tflite_micro/benchmarks:size; keep it: {size.COMMAND}"
        )

    def test_all_operators_keep_within_their_limit(self) -> None:
        board = "cortex_m4"
        runtime = size.flash(size.program("none", board), board)
        self.assertLessEqual(size.flash(size.program("all", board), board) - runtime, _ALL_OPERATORS)

    def test_comparisons_keep_within_their_limit(self) -> None:
        files = size.by_file("cortex_m4")
        comparisons = [
            path for path in files if path.endswith(("/comparisons.cc", "/compare.cc", "/compare.h", "/extremum.cc"))
        ]
        self.assertGreaterEqual(len(comparisons), 2)
        self.assertLessEqual(sum(files[path] for path in comparisons), _COMPARISONS)

    def test_files_account_for_the_program(self) -> None:
        whole = size.flash(size.program("all", "cortex_m4"), "cortex_m4")
        self.assertLess(abs(sum(size.by_file("cortex_m4").values()) - whole), whole * 0.05)


if __name__ == "__main__":
    unittest.main()
