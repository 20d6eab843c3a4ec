"""Flash of a program equals what the compiler's own tool says, and what is no program is refused."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from absl.testing import absltest, parameterized

from tflite_micro.targets.boards import TargetError
from tflite_micro.targets.elf import flash_bytes
from tflite_micro.targets.programs import find_runner_board, runner_program


class ElfTest(parameterized.TestCase):
    @parameterized.parameters("cortex_m4", "riscv32")
    def test_it_is_what_size_says(self, board: str) -> None:
        program = runner_program(find_runner_board(board))
        command = [os.environ[f"{board.upper()}_SIZE"], str(program)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        text, data = printed.splitlines()[1].split()[:2]
        self.assertEqual(flash_bytes(program), int(text) + int(data))

    def test_no_programs(self) -> None:
        with self.assertRaisesRegex(TargetError, "nothing.elf: No such file"):
            flash_bytes(Path("nothing.elf"))
        # This machine's own programs have 64 bits.
        for program in (Path(sys.executable), Path(__file__)):
            with self.assertRaisesRegex(TargetError, "is no ELF file of 32 bits"):
                flash_bytes(program)

    def test_a_program_that_is_cut_off(self) -> None:
        content = runner_program(find_runner_board("cortex_m4")).read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program.elf"
            for size in (40, 60, len(content) - 1):
                program.write_bytes(content[:size])
                with self.assertRaisesRegex(TargetError, "is (cut off|not a program)"):
                    flash_bytes(program)


if __name__ == "__main__":
    absltest.main()
