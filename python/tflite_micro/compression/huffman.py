"""Huffman codes, with the tables that a decoder follows a few bits at a time (tflite_micro/kernels/decode.h)."""

from __future__ import annotations

import heapq
import itertools

import numpy as np

from tflite_micro.compression.encoding import (
    CompressionError,
    DecodeType,
    Encoding,
    as_bits,
    header,
    values_of,
)
from tflite_micro.model import Tensor, TensorType

# Bits that a table may take. Of these, the choice that has the fewest entries in all is made.
_TABLE_BITS = range(2, 9)
# Entries of 16 bits reach tables that start less than 2^11 entries behind them.
_NARROW_REACH = 1 << 11


def code_lengths(counts: dict[int, int]) -> dict[int, int]:
    """Bits of the code of each symbol, given how often it occurs; one that is alone has one bit."""
    if len(counts) == 1:
        return dict.fromkeys(counts, 1)
    numbers = itertools.count()
    heap: list[tuple[int, int, tuple[int, ...]]]
    heap = [(count, next(numbers), (symbol,)) for symbol, count in sorted(counts.items())]
    heapq.heapify(heap)
    lengths = dict.fromkeys(counts, 0)
    while len(heap) > 1:
        one, other = heapq.heappop(heap), heapq.heappop(heap)
        for symbol in one[2] + other[2]:
            lengths[symbol] += 1
        heapq.heappush(heap, (one[0] + other[0], next(numbers), one[2] + other[2]))
    return lengths


def canonical_codes(lengths: dict[int, int]) -> dict[int, str]:
    """Codes of these lengths as text of 0 and 1: in order of length and symbol, each the one after the last."""
    codes = {}
    code = length = 0
    for symbol, bits in sorted(lengths.items(), key=lambda item: (item[1], item[0])):
        code <<= bits - length
        length = bits
        codes[symbol] = format(code, f"0{bits}b")
        code += 1
    return codes


class _Tables:
    """Entries as (is a symbol, the 4 bits, the rest), in tables that take no more than `most_bits`."""

    def __init__(self, codes: dict[str, int], most_bits: int) -> None:
        self._most_bits = most_bits
        self.entries: list[tuple[bool, int, int]] = []
        self.first_bits = self._add(codes)
        self.reach = max((rest for is_symbol, _, rest in self.entries if not is_symbol), default=0)

    def _add(self, codes: dict[str, int]) -> int:
        """Adds the table that tells these codes apart, and those behind it; returns how many bits it takes."""
        bits = min(self._most_bits, max(len(code) for code in codes))
        start = len(self.entries)
        self.entries += [(True, 1, 0)] * (1 << bits)
        longer: dict[str, dict[str, int]] = {}
        for code, symbol in codes.items():
            if len(code) > bits:
                longer.setdefault(code[:bits], {})[code[bits:]] = symbol
                continue
            first = int(code.ljust(bits, "0"), 2)
            for i in range(1 << (bits - len(code))):
                self.entries[start + first + i] = (True, len(code), symbol)
        for prefix, rest in longer.items():
            at = start + int(prefix, 2)
            behind = len(self.entries) - at
            self.entries[at] = (False, self._add(rest) - 1, behind)
        return bits

    def to_bytes(self, wide: bool) -> bytes:
        count_shift = 27 if wide else 11
        numbers = [
            is_symbol << (count_shift + 4) | bits << count_shift | rest for is_symbol, bits, rest in self.entries
        ]
        return np.array(numbers, "<u4" if wide else "<u2").tobytes()


def encode(tensor: Tensor) -> Encoding:
    if tensor.type not in (TensorType.INT8, TensorType.INT16):
        raise CompressionError(f"{tensor!r} cannot have a Huffman code, which is one of INT8 or INT16")
    symbols = as_bits(values_of(tensor)).reshape(-1)
    found, counts = np.unique(symbols, return_counts=True)
    codes = canonical_codes(code_lengths(dict(zip(found.tolist(), counts.tolist(), strict=True))))
    symbol_of = {code: symbol for symbol, code in codes.items()}
    tables = min((_Tables(symbol_of, bits) for bits in _TABLE_BITS), key=lambda choice: len(choice.entries))
    wide = tensor.type == TensorType.INT16 or tables.reach >= _NARROW_REACH
    stream = "".join(codes[symbol] for symbol in symbols.tolist())
    packed = np.packbits(np.frombuffer(stream.encode(), np.uint8) - ord("0")).tobytes()
    # Other decoders read whole words, and one ahead.
    packed = packed.ljust(-(-len(packed) // 4) * 4 + 4, b"\0")
    sizes = (tables.first_bits - 1) << 4 | wide
    return Encoding(packed, header(DecodeType.HUFFMAN, bytes([sizes])) + tables.to_bytes(wide))
