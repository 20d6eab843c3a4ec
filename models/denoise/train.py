"""Trains the image cleaner: an 8x8 picture of a digit with noise in, the picture without it out.

    python3 -m models.denoise.train

An encoder and a decoder with a shortcut between them, so it is a model whose graph branches and joins. Pictures are
those of the digit classifier; the noise is drawn from a seeded generator. The int8 model takes and gives `pixel - 128`.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from models.digits.train import TESTS, load, real
from models.training import quantize
from models.training.quantize import Array, tf

FOLDER = Path(__file__).parent
SEED = 1
EPOCHS = 60
COPIES = 4
SAMPLE = 20


def network() -> tf.keras.Model:
    """Half the size and back; what is lost on the way comes by the shortcut."""
    layers = tf.keras.layers
    picture = layers.Input((8, 8, 1))
    wide = layers.LeakyReLU(0.1)(layers.Conv2D(12, 3, padding="same")(picture))
    small = layers.LeakyReLU(0.1)(layers.Conv2D(16, 3, strides=2, padding="same")(wide))
    small = layers.Add()([small, layers.Conv2D(16, 3, padding="same", activation="tanh")(small)])
    back = layers.LeakyReLU(0.1)(layers.Conv2DTranspose(12, 3, strides=2, padding="same")(small))
    joined = layers.Concatenate()([wide, back])
    return tf.keras.Model(picture, layers.Conv2D(1, 3, padding="same", activation="sigmoid")(joined))


def spoil(pixels: Array, random: np.random.Generator) -> Array:
    """Adds noise of 48 levels' deviation to `[n, 8, 8]` pixels and blackens or whitens every tenth."""
    noisy = pixels + 48 * random.standard_normal(pixels.shape)
    lost = random.random(pixels.shape)
    noisy = np.where(lost < 0.05, 0, np.where(lost > 0.95, 255, noisy))
    result: Array = np.clip(np.round(noisy), 0, 255).astype(np.uint8)
    return result


def error(answers: Array, clean: Array) -> float:
    """Root of the mean squared difference, in levels of 0 to 255."""
    return float(255 * np.sqrt(np.mean(np.square(answers - clean))))


def main() -> None:
    """Trains, converts, prints the error of each version and writes the samples."""
    quantize.set_seed(SEED)
    random = np.random.default_rng(SEED)
    images, _ = load()
    clean, test = np.tile(images[:-TESTS], (COPIES, 1, 1)), images[-TESTS:]
    noisy, noisy_test = spoil(clean, random), spoil(test, random)
    model = network()
    rate = tf.keras.optimizers.schedules.CosineDecay(4e-3, EPOCHS * len(clean) // 64)
    model.compile(tf.keras.optimizers.Adam(rate), "mse")
    model.fit(real(noisy), real(clean), batch_size=64, epochs=EPOCHS, verbose=0)

    print(f"denoise: error of the noisy pictures {error(real(noisy_test), real(test)):.1f} of 255")
    for mode in ("float", "int8"):
        content = quantize.convert(model, mode, real(noisy[:500]), dense_per_channel=True)
        answers = quantize.Runner(content).predict(real(noisy_test))
        print(f"denoise {mode}: error {error(answers, real(test)):.1f} of 255 on {TESTS} test images")
    quantize.write(FOLDER / "denoise_int8.tflite", content)
    np.savez_compressed(FOLDER / "denoise_test.npz", noisy=noisy_test[:SAMPLE], clean=test[:SAMPLE])
    for i in range(2):
        Image.fromarray(noisy_test[i]).save(FOLDER / f"noisy_{i}.png", optimize=True)


if __name__ == "__main__":
    main()
