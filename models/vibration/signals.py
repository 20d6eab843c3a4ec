"""The vibration monitor's data: what an accelerometer on a motor reads, from formulas and a seeded generator.

The shaft turns 20 to 30 times a second and the sensor reads 1000 samples a second. A healthy motor hums at its first
harmonics; an unbalanced one shakes at the first of them; a damaged bearing adds a short ringing 3.6 times a turn. Level
and noise vary so much that a few milliseconds do not tell the states apart: the model has to remember.
"""

import numpy as np
import numpy.typing as npt

RATE = 1000
BLOCK = 16  # Samples that the model takes at a time.
BLOCKS = 64  # Blocks in a recording: 1.024 s.
CLASSES = ("off", "healthy", "unbalanced", "bearing")
OFF, HEALTHY, UNBALANCED, BEARING = range(4)

Array = npt.NDArray[np.float32]


def vibration(state: int, random: np.random.Generator) -> Array:
    """One recording `[64, 16]` in [-1, 127/128] of a motor in `state`, an index of CLASSES."""
    count = BLOCKS * BLOCK
    turns = np.arange(count) / RATE * random.uniform(20, 30) + random.random()
    signal = np.zeros(count)
    if state != OFF:
        strengths = random.uniform(0.5, 1.0, 4)
        if state == UNBALANCED:
            strengths[0] *= random.uniform(3, 6)
        for harmonic, strength in enumerate(strengths, 1):
            signal += strength * np.sin(2 * np.pi * (harmonic * turns + random.random()))
    if state == BEARING:
        passes = np.floor(turns * 3.6)
        hits = np.flatnonzero(np.diff(passes)) + 1
        ring_time = np.arange(24) / RATE
        ring = np.exp(-ring_time / 0.004) * np.sin(2 * np.pi * random.uniform(280, 420) * ring_time)
        for hit in hits + random.integers(-1, 2, len(hits)):
            length = min(len(ring), count - hit)
            signal[hit : hit + length] += random.uniform(1.5, 4) * ring[:length]
    signal += random.uniform(0.2, 0.9) * random.standard_normal(count)
    signal *= random.uniform(0.03, 0.15)
    return np.clip(signal, -1, 127 / 128).astype(np.float32).reshape(BLOCKS, BLOCK)


def dataset(seed: int, each: int) -> tuple[Array, npt.NDArray[np.uint8]]:
    """Recordings `[4 * each, 64, 16]` and their labels, the states in turn."""
    random = np.random.default_rng(seed)
    labels = np.tile(np.arange(len(CLASSES), dtype=np.uint8), each)
    return np.stack([vibration(label, random) for label in labels]), labels
