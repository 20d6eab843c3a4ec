"""Trains the keyword spotter: features of one second of sound in, the probabilities of six classes out.

    python3 -m models.keywords.train

`speech.py` makes the recordings (espeak-ng must be installed), `features.py` turns them into `[49, 10, 1]`, and a small
network of depthwise separable convolutions tells silence, other words, yes, no, stop and go apart.
"""

from pathlib import Path

import numpy as np

from models.keywords import speech
from models.keywords.features import features, quantized, write_wav
from models.training import quantize
from models.training.quantize import Array, tf

FOLDER = Path(__file__).parent
SEED = 1
EPOCHS = 30
TRAIN_EACH, TRAIN_COPIES = 500, 3
TEST_EACH = 80
SAMPLE = 120


def network() -> tf.keras.Model:
    """A convolution over 10 rows, four depthwise separable ones, the average over all places, six outputs."""
    layers = tf.keras.layers

    def block(kind: tf.keras.layers.Layer) -> list[tf.keras.layers.Layer]:
        return [kind, layers.BatchNormalization(), layers.ReLU()]

    stack = [
        layers.Input((49, 10, 1)),
        *block(layers.Conv2D(40, (10, 4), strides=2, padding="same", use_bias=False)),
        layers.Dropout(0.1),
    ]
    for _ in range(4):
        stack += block(layers.DepthwiseConv2D(3, padding="same", use_bias=False))
        stack += block(layers.Conv2D(40, 1, use_bias=False))
    stack += [
        layers.AveragePooling2D((25, 5)),
        layers.Flatten(),
        layers.Dropout(0.2),
        layers.Dense(len(speech.CLASSES), activation="softmax"),
    ]
    return tf.keras.Sequential(stack)


def write_samples(model: bytes, sounds: Array, inputs: Array, labels: Array) -> None:
    """Writes the first test inputs with their labels, and of each class one recording that `model` hears rightly."""
    np.savez_compressed(FOLDER / "keywords_test.npz", features=quantized(inputs[:SAMPLE]), labels=labels[:SAMPLE])
    (FOLDER / "keywords_labels.txt").write_text("".join(f"{name}\n" for name in speech.CLASSES))
    guesses = np.argmax(quantize.Runner(model).predict(inputs), axis=-1)
    for label, name in enumerate(speech.CLASSES):
        first = np.flatnonzero((labels == label) & (guesses == label))[0]
        write_wav(FOLDER / f"{name}.wav", sounds[first])
        np.save(FOLDER / f"{name}.npy", quantized(inputs[first])[np.newaxis])


def main() -> None:
    """Trains, converts, prints the accuracy of each version and writes the samples."""
    quantize.set_seed(SEED)
    inputs, labels = [], []
    for sound, label in speech.recordings(SEED, speech.TRAIN_VOICES, speech.TRAIN_WORDS, TRAIN_EACH, TRAIN_COPIES):
        inputs.append(features(sound))
        labels.append(label)
    train, train_labels = np.stack(inputs), np.array(labels, np.uint8)
    pairs = list(speech.recordings(SEED + 1, speech.TEST_VOICES, speech.TEST_WORDS, TEST_EACH, 1))
    sounds = np.stack([sound for sound, _ in pairs])
    test, test_labels = (
        np.stack([features(sound) for sound in sounds]),
        np.array([label for _, label in pairs], np.uint8),
    )

    model = network()
    rate = tf.keras.optimizers.schedules.CosineDecay(4e-3, EPOCHS * len(train) // 64)
    model.compile(tf.keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", ["accuracy"])
    model.fit(train, train_labels, batch_size=64, epochs=EPOCHS, verbose=2)

    # One input with both ends of the range makes the input's scale 1/32 and its zero point 0.
    ends = np.tile(np.array([-4, 127 / 32], np.float32), 245).reshape(1, 49, 10, 1)
    content = {}
    for mode in ("float", "int8"):
        content[mode] = quantize.convert(model, mode, np.concatenate([ends, train[:500]]))
        share = quantize.accuracy(content[mode], test, test_labels)
        print(f"keywords {mode}: accuracy {share:.4f} on {len(test)} test recordings")
    quantize.write(FOLDER / "keywords_int8.tflite", content["int8"])
    guesses = np.argmax(quantize.Runner(content["int8"]).predict(test), axis=-1)
    for label, name in enumerate(speech.CLASSES):
        print(f"  {name}: {np.mean(guesses[test_labels == label] == label):.3f} heard rightly")
    write_samples(content["int8"], sounds, test, test_labels)


if __name__ == "__main__":
    main()
