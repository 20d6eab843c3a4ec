"""Trains the digit classifier: 8x8 grey pixels in, the probabilities of 0 to 9 out.

    python3 -m models.digits.train

The data is scikit-learn's `load_digits`. Its images stand in the order in which they were collected and the last
quarter is the test set, so most of that is by people whose writing the model has not seen. Pixels have 17 levels,
spread here over 0 to 255 as in any grey picture. The int8 model takes `pixel - 128`.
"""

from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

from models.training import quantize
from models.training.quantize import Array, tf

FOLDER = Path(__file__).parent
SEED = 1
TESTS = 450
SAMPLE = 100
EPOCHS = 120


def load() -> tuple[Array, Array]:
    """All images as uint8 `[1797, 8, 8]` and their labels as uint8 `[1797]`."""
    data = load_digits()
    return np.round(data.images * (255 / 16)).astype(np.uint8), data.target.astype(np.uint8)


def real(pixels: Array) -> Array:
    """Pixels `[n, 8, 8]` to the network's input `[n, 8, 8, 1]` in [0, 1]."""
    return (pixels.astype(np.float32) / 255)[..., np.newaxis]


def network() -> tf.keras.Model:
    """A convolution, three depthwise separable ones with a pooling after the first, the mean over all places."""
    layers = tf.keras.layers

    def block(kind: tf.keras.layers.Layer) -> list[tf.keras.layers.Layer]:
        return [kind, layers.BatchNormalization(), layers.ReLU()]

    return tf.keras.Sequential(
        [
            layers.Input((8, 8, 1)),
            *block(layers.Conv2D(16, 3, padding="same", use_bias=False)),
            *block(layers.DepthwiseConv2D(3, padding="same", use_bias=False)),
            *block(layers.Conv2D(32, 1, use_bias=False)),
            layers.MaxPooling2D(2),
            *block(layers.DepthwiseConv2D(3, padding="same", use_bias=False)),
            *block(layers.Conv2D(48, 1, use_bias=False)),
            *block(layers.DepthwiseConv2D(3, padding="same", use_bias=False)),
            *block(layers.Conv2D(48, 1, use_bias=False)),
            layers.GlobalAveragePooling2D(),
            layers.Dropout(0.2),
            layers.Dense(10, activation="softmax"),
        ]
    )


def write_samples(model: bytes, images: Array, labels: Array) -> None:
    """Writes the first test images with their labels, and one picture of each digit that `model` reads rightly."""
    np.savez_compressed(FOLDER / "digits_test.npz", images=images[:SAMPLE], labels=labels[:SAMPLE])
    (FOLDER / "digits_labels.txt").write_text("".join(f"{digit}\n" for digit in range(10)))
    guesses = np.argmax(quantize.Runner(model).predict(real(images)), axis=-1)
    for digit in range(10):
        first = np.flatnonzero((labels == digit) & (guesses == digit))[0]
        Image.fromarray(images[first]).save(FOLDER / f"digit_{digit}.png", optimize=True)


def main() -> None:
    """Trains, converts, prints the accuracy of each version and writes the samples."""
    quantize.set_seed(SEED)
    images, labels = load()
    train, test = slice(None, -TESTS), slice(-TESTS, None)
    model = network()
    layers = tf.keras.layers
    distort = tf.keras.Sequential(
        [
            layers.RandomRotation(0.03, fill_mode="constant"),
            layers.RandomTranslation(0.08, 0.08, fill_mode="constant"),
            layers.RandomZoom(0.1, 0.1, fill_mode="constant"),
        ]
    )
    trained = tf.keras.Sequential([layers.Input((8, 8, 1)), distort, model])
    rate = tf.keras.optimizers.schedules.CosineDecay(4e-3, EPOCHS * (len(images) - TESTS) // 32)
    trained.compile(tf.keras.optimizers.Adam(rate), "sparse_categorical_crossentropy")
    trained.fit(real(images[train]), labels[train], batch_size=32, epochs=EPOCHS, verbose=0)

    contents = {}
    for mode in quantize.MODES:
        contents[mode] = quantize.convert(model, mode, real(images[train]), dense_per_channel=True)
        share = quantize.accuracy(contents[mode], real(images[test]), labels[test])
        print(f"digits {mode}: accuracy {share:.4f} on {TESTS} test images")
    for mode in ("int8", "int16x8"):
        quantize.write(FOLDER / f"digits_{mode}.tflite", contents[mode])
    write_samples(contents["int8"], images[test], labels[test])


if __name__ == "__main__":
    main()
