"""Runs the shipped models on their shipped samples with LiteRT's reference kernels.

    python3 -m models.check

Needs NumPy, Pillow and ai-edge-litert. Prints a line for each model; the exit status is 1 if one does worse than
README.md says.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from models.training.reference import Array, Runner

FOLDER = Path(__file__).parent


def load(name: str) -> Runner:
    """The shipped model `<folder>/<name>.tflite`, whose folder is the name without its last part."""
    return Runner(FOLDER / name.rpartition("_")[0] / f"{name}.tflite")


def classes(folder: str) -> list[str]:
    """The lines of a labels file: the names of the outputs in order."""
    return (FOLDER / folder / f"{folder}_labels.txt").read_text().split()


def recognises(name: str, samples: Sequence[Array], test: Array, labels: Array, least: float) -> bool:
    """Whether sample i is of class i for every i, and at least `least` of `test` is of the class that `labels` says.

    Samples and tests are lists of the model's real inputs, without the batch axis, given one after the other.
    """
    runner = load(name)

    def guess(steps: Array) -> int:
        return int(np.argmax(runner.follow(steps)[-1]))

    right = sum(guess(sample) == i for i, sample in enumerate(samples))
    share = np.mean([guess(steps) == label for steps, label in zip(test, labels, strict=True)])
    print(f"{name}: {right} of {len(samples)} samples, {share:.3f} of {len(test)} test inputs")
    return right == len(samples) and bool(share >= least)


def hello_world(name: str) -> bool:
    """|y - sin x| stays under 0.05."""
    x = np.linspace(0, 2 * np.pi, 1001, dtype=np.float32)[:, np.newaxis]
    worst = np.abs(load(name).predict(x) - np.sin(x)).max()
    print(f"{name}: |y - sin x| at most {worst:.4f}")
    return bool(worst < 0.05)


def real(pixels: Array) -> Array:
    """Pictures `[..., 8, 8]` of 0 to 255 as inputs `[..., 1, 8, 8, 1]`: one step, one channel."""
    return (pixels.astype(np.float32) / 255)[..., np.newaxis, :, :, np.newaxis]


def digits(name: str) -> bool:
    """All ten pictures are read rightly, and 96 % of the test images."""
    pictures = [np.asarray(Image.open(FOLDER / "digits" / f"digit_{digit}.png")) for digit in classes("digits")]
    test = np.load(FOLDER / "digits" / "digits_test.npz")
    return recognises(name, [real(picture) for picture in pictures], real(test["images"]), test["labels"], 0.96)


def keywords(name: str) -> bool:
    """Each class's recording is heard rightly, and 93 % of the test recordings."""
    samples = [np.load(FOLDER / "keywords" / f"{word}.npy") / 32 for word in classes("keywords")]
    test = np.load(FOLDER / "keywords" / "keywords_test.npz")
    return recognises(name, samples, test["features"][:, np.newaxis] / 32, test["labels"], 0.93)


def vibration(name: str) -> bool:
    """Each state's recording is told rightly after its 64 blocks, and 95 % of the test recordings."""
    samples = [np.load(FOLDER / "vibration" / f"{state}.npy") / 128 for state in classes("vibration")]
    test = np.load(FOLDER / "vibration" / "vibration_test.npz")
    return recognises(name, samples, test["recordings"][:, :, np.newaxis] / 128, test["labels"], 0.95)


def denoise(name: str) -> bool:
    """The error of what comes out is under three fifths of the error of what went in."""
    test = np.load(FOLDER / "denoise" / "denoise_test.npz")
    noisy, clean = real(test["noisy"])[:, 0], real(test["clean"])[:, 0]
    before, after = (255 * np.sqrt(np.mean((x - clean) ** 2)) for x in (noisy, load(name).predict(noisy)))
    print(f"{name}: error {before:.1f} of 255 before, {after:.1f} after")
    return bool(after < 0.6 * before)


CHECKS: dict[str, Callable[[str], bool]] = {
    "hello_world_float": hello_world,
    "hello_world_int8": hello_world,
    "hello_world_int16x8": hello_world,
    "digits_int8": digits,
    "digits_int16x8": digits,
    "denoise_int8": denoise,
    "keywords_int8": keywords,
    "vibration_int8": vibration,
}


def main() -> None:
    """Runs every check and exits with status 1 if one fails."""
    failed = [name for name, check in CHECKS.items() if not check(name)]
    if failed:
        sys.exit(f"worse than promised: {', '.join(failed)}")


if __name__ == "__main__":
    main()
