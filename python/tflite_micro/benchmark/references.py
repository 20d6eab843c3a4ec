"""What the figures are held against: those of the established runtime, and the goals that were set from them."""

from __future__ import annotations

import dataclasses

# Where the established figures come from.
SOURCE = (
    "TensorFlow Lite for Microcontrollers of 2026-08-20, with its pinned CMSIS-NN (4ab83cc) on cortex_m4 and "
    "cortex_m55 and with its portable kernels on cortex_m0, built with its own flags (core -Os, kernels -O2, release) "
    "by arm-none-eabi-gcc 12.2.1, run by qemu-system-arm 7.2 with -icount shift=0"
)


@dataclasses.dataclass(frozen=True)
class Reference:
    """The established runtime's figures, if they are known, and the most instructions of one inference that are wanted.

    `arena` is what it reports; the smallest arena that works is a little larger.
    """

    instructions: int | None = None
    arena: int | None = None
    flash: int | None = None
    flash_int8: int | None = None
    goal: int | None = None


# Models that the project makes stand in for those of the same shapes that the established figures are of.
_INSTRUCTIONS: dict[str, dict[str, int]] = {
    "cortex_m4": {
        "hello_world_int8": 3_527,
        "keyword_scrambled_8bit": 120_188,
        "micro_speech_quantized": 1_495_291,
        "kws_ref_model": 7_697_433,
        "pretrainedResnet_quant": 29_866_132,
        "vww_96_int8": 24_101_913,
        "person_detect": 22_928_424,
        "trained_lstm_int8": 574_425,
        "autoencoder_int8": 582_884,
        "wake_word_int8": 2_227_572,
    },
    "cortex_m55": {
        "hello_world_int8": 2_140,
        "keyword_scrambled_8bit": 53_988,
        "micro_speech_quantized": 1_008_122,
        "kws_ref_model": 1_813_167,
        "pretrainedResnet_quant": 4_913_796,
        "vww_96_int8": 6_558_326,
        "person_detect": 6_508_110,
        "trained_lstm_int8": 260_842,
        "autoencoder_int8": 149_997,
        "wake_word_int8": 407_946,
    },
    "cortex_m0": {
        "kws_ref_model": 69_000_000,
        "pretrainedResnet_quant": 162_500_000,
        "vww_96_int8": 154_700_000,
        "autoencoder_int8": 3_350_000,
        "wake_word_int8": 12_100_000,
    },
}

_ARENA: dict[str, dict[str, int]] = {
    "cortex_m4": {
        "hello_world_int8": 772,
        "keyword_scrambled_8bit": 8_212,
        "micro_speech_quantized": 6_836,
        "kws_ref_model": 22_820,
        "pretrainedResnet_quant": 54_996,
        "vww_96_int8": 100_708,
        "person_detect": 82_308,
        "trained_lstm_int8": 4_052,
        "autoencoder_int8": 2_580,
        "wake_word_int8": 16_596,
    },
    "cortex_m55": {
        "hello_world_int8": 916,
        "keyword_scrambled_8bit": 9_892,
        "micro_speech_quantized": 7_812,
        "kws_ref_model": 27_348,
        "pretrainedResnet_quant": 55_028,
        "vww_96_int8": 100_772,
        "person_detect": 82_356,
        "trained_lstm_int8": 4_100,
        "autoencoder_int8": 9_268,
        "wake_word_int8": 19_956,
    },
}

# Of a program with the operators of the model and all their types, without model and arena.
_FLASH: dict[str, dict[str, int]] = {
    "cortex_m4": {
        "hello_world_int8": 31_256,
        "keyword_scrambled_8bit": 47_376,
        "person_detect": 70_048,
        "kws_ref_model": 83_568,
        "pretrainedResnet_quant": 78_428,
    },
    "cortex_m55": {
        "hello_world_int8": 23_796,
        "keyword_scrambled_8bit": 39_988,
        "person_detect": 61_588,
        "kws_ref_model": 71_948,
        "pretrainedResnet_quant": 65_924,
    },
}

# With registrations for int8 where it has those.
_FLASH_INT8: dict[str, dict[str, int]] = {
    "cortex_m4": {
        "hello_world_int8": 27_512,
        "keyword_scrambled_8bit": 40_784,
        "person_detect": 43_040,
        "kws_ref_model": 52_784,
        "pretrainedResnet_quant": 50_588,
    },
    "cortex_m55": {
        "hello_world_int8": 19_476,
        "keyword_scrambled_8bit": 32_828,
        "person_detect": 38_060,
        "kws_ref_model": 44_100,
        "pretrainedResnet_quant": 40_860,
    },
}

_GOALS: dict[str, dict[str, int]] = {
    "cortex_m4": {
        "pretrainedResnet_quant": 17_000_000,
        "kws_ref_model": 4_400_000,
        "vww_96_int8": 12_000_000,
        "person_detect": 11_500_000,
        "autoencoder_int8": 360_000,
    },
    "cortex_m55": {
        "pretrainedResnet_quant": 3_000_000,
        "kws_ref_model": 1_100_000,
        "vww_96_int8": 3_900_000,
        "person_detect": 3_900_000,
        "autoencoder_int8": 80_000,
    },
    "cortex_m0": {
        "pretrainedResnet_quant": 70_000_000,
        "kws_ref_model": 22_000_000,
        "vww_96_int8": 65_000_000,
        "autoencoder_int8": 1_600_000,
    },
    "riscv32": {
        "pretrainedResnet_quant": 56_000_000,
        "kws_ref_model": 16_000_000,
        "vww_96_int8": 45_000_000,
        "autoencoder_int8": 1_100_000,
    },
}
# Of recurrent models, as a part of the established figure.
_RECURRENT = ("keyword_scrambled_8bit", "trained_lstm_int8")
_RECURRENT_GOALS = {"cortex_m4": 0.6, "cortex_m55": 0.7}
# Of time on the host, as a multiple of LiteRT's.
HOST_GOAL = 1.1


def reference(board: str, model: str) -> Reference:
    """What is known of a model on a board, by their names."""
    instructions, arena, flash, flash_int8, goal = (
        figures.get(board, {}).get(model) for figures in (_INSTRUCTIONS, _ARENA, _FLASH, _FLASH_INT8, _GOALS)
    )
    if model in _RECURRENT and board in _RECURRENT_GOALS and instructions is not None:
        goal = round(instructions * _RECURRENT_GOALS[board])
    return Reference(instructions, arena, flash, flash_int8, goal)
