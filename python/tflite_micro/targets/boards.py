"""The simulated boards: which machine of QEMU stands for which processor, and what it has."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

_KIB = 1024
_MIB = 1024 * _KIB


class TargetError(Exception):
    """A board could not be simulated, or a program did not end on it; the message is for the person who reads it.

    `console` is what the program had written until then, `exit_code` what a launcher ends with.
    """

    def __init__(self, message: str, *, console: str = "", exit_code: int = 2) -> None:
        super().__init__(message)
        self.console = console
        self.exit_code = exit_code


@dataclasses.dataclass(frozen=True)
class Board:
    """A simulated board. Sizes are in bytes and those of tflite_micro/platform/linker."""

    name: str
    description: str
    machine: str
    code_size: int
    ram_size: int
    spare_size: int
    """Memory besides `ram_size` that a program may use (tflite_micro/platform/spare_memory.h)."""
    kernels: str
    """The version of the arithmetic that its programs have (tflite_micro/kernels/board_memory.h)."""
    instructions_per_tick: float
    """Of the hardware's timer. The instruction clock is finer: docs/boards.md."""
    command_line_size: int = 4 * _KIB
    simulator: str = "qemu-system-arm"
    package: str = "qemu-system-arm"
    """Debian's package of the simulator."""
    arguments: tuple[str, ...] = ()
    """More arguments for the simulator."""
    elf_machine: int = 40
    """The field e_machine of this board's programs: EM_ARM."""


def _mps2(name: str, core: str, image: str, kernels: str, instructions_per_tick: float = 40) -> Board:
    """Arm's MPS2 board, whose FPGA image decides which core it has."""
    return Board(
        name,
        f"{core}, MPS2 ({image.upper()})",
        f"mps2-{image}",
        code_size=4 * _MIB,
        ram_size=4 * _MIB,
        spare_size=16 * _MIB,
        kernels=kernels,
        instructions_per_tick=instructions_per_tick,
    )


_BOARDS = (
    _mps2("cortex_m0", "Cortex-M0 code on a Cortex-M3", "an385", "armv6m"),
    Board(
        "cortex_m0_microbit",
        "Cortex-M0, BBC micro:bit with 16 KB of memory",
        "microbit",
        code_size=256 * _KIB,
        ram_size=16 * _KIB,
        spare_size=0,
        kernels="armv6m",
        instructions_per_tick=62.5,
        command_line_size=256,
    ),
    _mps2("cortex_m3", "Cortex-M3", "an385", "arm"),
    _mps2("cortex_m4", "Cortex-M4F", "an386", "arm_dsp"),
    _mps2("cortex_m7", "Cortex-M7", "an500", "arm_dsp"),
    _mps2("cortex_m33", "Cortex-M33", "an505", "arm_dsp", instructions_per_tick=50),
    Board(
        "cortex_m55",
        "Cortex-M55 with Helium, MPS3 (AN547)",
        "mps3-an547",
        code_size=2 * _MIB,
        ram_size=4 * _MIB,
        spare_size=64 * _MIB,
        kernels="arm_mve",
        instructions_per_tick=31.25,
    ),
    Board(
        "riscv32",
        "RV32IMC, QEMU's virt machine",
        "virt",
        code_size=8 * _MIB,
        ram_size=16 * _MIB,
        spare_size=96 * _MIB,
        kernels="portable",
        instructions_per_tick=1,
        simulator="qemu-system-riscv32",
        package="qemu-system-misc",
        arguments=("-bios", "none"),
        elf_machine=243,
    ),
)

BOARDS: Mapping[str, Board] = {board.name: board for board in _BOARDS}


def find_board(name: str) -> Board:
    """The board of that name; TargetError names those that there are."""
    if name not in BOARDS:
        raise TargetError(f"there is no board {name!r}; the boards are {', '.join(BOARDS)}")
    return BOARDS[name]
