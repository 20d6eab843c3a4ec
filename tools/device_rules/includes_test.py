"""Everything that is linked into programs for a device includes six headers of C and this project's own."""

import os
import unittest
from pathlib import Path

from tools.device_rules import includes


class IncludesTest(unittest.TestCase):
    def test_sources(self) -> None:
        sources = [Path(name) for name in os.environ["SOURCES"].split() if name.endswith((".h", ".cc"))]
        names = {"/".join(source.parts[-2:]) for source in sources}
        for expected in ["interpreter/micro_interpreter.cc", "ops/conv_2d.cc", "portable/conv_s8_s8.cc"]:
            self.assertIn(expected, names)
        self.assertGreater(len(sources), 100)
        found = {str(source): includes.violations(source.read_text(), str(source)) for source in sources}
        self.assertEqual({source: names for source, names in found.items() if names}, {})

    def test_others_are_found(self) -> None:
        self.assertEqual(includes.violations('#include <string.h>\n#include "tflite_micro/common/types.h"\n'), [])
        self.assertEqual(includes.violations("#include <arm_mve.h>\n", "tflite_micro/kernels/arm_mve/add_s8.cc"), [])
        self.assertEqual(includes.violations("#include <arm_mve.h>\n", "tflite_micro/ops/add.cc"), ["arm_mve.h"])
        source = '#include <vector>\n  # include <stdlib.h>\n#include "flatbuffers/base.h"\n// #include <new>\n'
        self.assertEqual(includes.violations(source), ["vector", "stdlib.h", "flatbuffers/base.h"])


if __name__ == "__main__":
    unittest.main()
