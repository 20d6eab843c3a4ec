"""The definition of the Fourier transforms in fixed point, in NumPy: what SignalRfft and SignalIrfft have to give, bit
for bit. A number is a pair of arrays (real, imaginary) of int64, which hold values of 16 or 32 bits."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class FixedPointFft:
    """Transforms of real signals of one even length in `bits` bits."""

    def __init__(self, fft_length: int, bits: int, inverse: bool) -> None:
        self._length = fft_length // 2
        self._bits = bits
        self._largest = 2 ** (bits - 1) - 1
        self._inverse = inverse
        sign = 1 if inverse else -1
        length = self._length
        self._twiddles = self._table([sign * (2 * math.pi * k / length) for k in range(length)])
        self._real_twiddles = self._table([sign * (math.pi * ((k + 1) / length + 0.5)) for k in range(length // 2)])

    def spectrum(self, signal: Array) -> Array:
        """Of `signal`, of the whole length: real and imaginary parts in turn."""
        transformed = self._transform(signal[0::2].astype(np.int64), signal[1::2].astype(np.int64))
        real, imaginary = (self._share(part, 2) for part in transformed)
        length = self._length
        result = np.zeros((length + 1, 2), np.int64)
        result[0, 0] = self._wrap(real[0] + imaginary[0])
        result[length, 0] = self._wrap(real[0] - imaginary[0])
        for k in range(1, length // 2 + 1):
            # The mirrored one is the conjugate, which is taken before it is halved.
            mirrored = self._share(self._wrap(-transformed[1][length - k]), 2)
            even = self._wrap(real[k] + real[length - k]), self._wrap(imaginary[k] + mirrored)
            odd = self._times(
                self._wrap(real[k] - real[length - k]), self._wrap(imaginary[k] - mirrored), self._real_twiddles[k - 1]
            )
            result[k] = (even[0] + odd[0]) >> 1, (even[1] + odd[1]) >> 1
            result[length - k] = (even[0] - odd[0]) >> 1, (odd[1] - even[1]) >> 1
        return np.asarray(self._wrap(result)).reshape(-1)

    def signal(self, spectrum: Array) -> Array:
        """Of `spectrum`: real and imaginary parts in turn."""
        length = self._length
        pairs = spectrum.astype(np.int64).reshape(-1, 2)
        real, imaginary = np.zeros(length, np.int64), np.zeros(length, np.int64)
        first, last = pairs[0, 0], pairs[length, 0]
        real[0], imaginary[0] = self._share(self._wrap(first + last), 2), self._share(self._wrap(first - last), 2)
        for k in range(1, length // 2 + 1):
            low = self._share(pairs[k], 2)
            high = self._share(self._wrap(pairs[length - k] * [1, -1]), 2)
            even, difference = self._wrap(low + high), self._wrap(low - high)
            odd = np.array(self._times(difference[0], difference[1], self._real_twiddles[k - 1]))
            real[k], imaginary[k] = self._wrap(even + odd)
            mirrored = self._wrap(even - odd)
            real[length - k], imaginary[length - k] = mirrored[0], self._wrap(-mirrored[1])
        return np.stack(self._transform(real, imaginary), axis=1).reshape(-1)

    def _table(self, phases: list[float]) -> Array:
        parts = [(math.cos(phase), math.sin(phase)) for phase in phases]
        return np.array([[math.floor(0.5 + self._largest * part) for part in pair] for pair in parts], np.int64)

    def _wrap(self, values: Any) -> Any:
        half = 1 << (self._bits - 1)
        return ((values + half) & (2 * half - 1)) - half

    def _round(self, products: Any) -> Any:
        return self._wrap((products + (1 << (self._bits - 2))) >> (self._bits - 1))

    def _share(self, values: Any, radix: int) -> Any:
        return self._round(values * (self._largest // radix))

    def _times(self, real: Any, imaginary: Any, twiddles: Array) -> tuple[Any, Any]:
        cosine, sine = twiddles[..., 0], twiddles[..., 1]
        return self._round(real * cosine - imaginary * sine), self._round(real * sine + imaginary * cosine)

    def _transform(self, real: Array, imaginary: Array) -> tuple[Array, Array]:
        """The complex transform, by fours, then twos, then odd primes in order."""
        radices, rest, radix = [], self._length, 4
        while rest > 1:
            while rest % radix:
                radix = {4: 2, 2: 3}.get(radix, radix + 2)
            radices.append(radix)
            rest //= radix
        return self._stage(real, imaginary, radices or [1], 1)

    def _stage(self, real: Array, imaginary: Array, radices: list[int], stride: int) -> tuple[Array, Array]:
        radix, size = radices[0], len(real) // radices[0]
        parts = [(real[q::radix], imaginary[q::radix]) for q in range(radix)]
        if size > 1:
            parts = [self._stage(*part, radices[1:], stride * radix) for part in parts]
        parts = [(self._share(a, radix), self._share(b, radix)) for a, b in parts]
        if radix in (2, 3, 4, 5):
            steps = np.arange(size) * stride
            turned = [self._times(*part, self._twiddles[steps * q]) for q, part in enumerate(parts) if q > 0]
            outputs = getattr(self, f"_radix{radix}")([parts[0], *turned], stride * size)
        else:
            outputs = []
            for q in range(radix):
                steps = (np.arange(size) + q * size) * stride
                total = parts[0]
                for r in range(1, radix):
                    product = self._times(*parts[r], self._twiddles[steps * r % self._length])
                    total = total[0] + product[0], total[1] + product[1]
                outputs.append(total)
        return tuple(self._wrap(np.concatenate([output[part] for output in outputs])) for part in (0, 1))  # type: ignore[return-value]

    # Each takes the parts, all but the first of them turned, and gives the outputs, which are wrapped by the caller.

    def _radix2(self, parts: list[Any], _: int) -> list[Any]:
        (a, b), (c, d) = parts
        return [(a + c, b + d), (a - c, b - d)]

    def _radix4(self, parts: list[Any], _: int) -> list[Any]:
        outputs = []
        for q in range(4):
            quarter = q if self._inverse else -q
            # Powers of i, which is (0, 1).
            real = sum([(a, -b, -a, b)[quarter * r % 4] for r, (a, b) in enumerate(parts)])
            imaginary = sum([(b, a, -b, -a)[quarter * r % 4] for r, (a, b) in enumerate(parts)])
            outputs.append((real, imaginary))
        return outputs

    def _radix3(self, parts: list[Any], third: int) -> list[Any]:
        a, b, c = (np.array(part) for part in parts)
        sine = self._twiddles[third, 1]
        total = self._wrap(b + c)
        middle = a - (total >> 1)
        turned = self._round(self._wrap(b - c) * sine)
        turned = np.array([-turned[1], turned[0]])
        return [a + total, middle + turned, middle - turned]

    def _radix5(self, parts: list[Any], fifth: int) -> list[Any]:
        a, b, c, d, e = (np.array(part) for part in parts)
        outer, inner, outer_difference, inner_difference = (self._wrap(v) for v in (b + e, c + d, b - e, c - d))
        (cosine1, sine1), (cosine2, sine2) = self._twiddles[fifth], self._twiddles[2 * fifth]
        near = a + self._round(outer * cosine1) + self._round(inner * cosine2)
        far = a + self._round(outer * cosine2) + self._round(inner * cosine1)
        near_turned = self._round(outer_difference * sine1) + self._round(inner_difference * sine2)
        far_turned = self._round(outer_difference * sine2) - self._round(inner_difference * sine1)
        near_turned, far_turned = (np.array([-v[1], v[0]]) for v in (near_turned, far_turned))
        return [a + outer + inner, near + near_turned, far + far_turned, far - far_turned, near - near_turned]
