"""Trains the vibration monitor: a recurrent model that takes 16 samples at a time and remembers the ones before.

    python3 -m models.vibration.train

Trained on recordings of 64 blocks, then converted to a model of one block: its LSTM keeps its state from one Invoke to
the next, so a device calls it for every 16 ms of signal and reads the probabilities so far.
"""

from pathlib import Path

import numpy as np

from models.training import quantize
from models.training.quantize import Array, tf
from models.vibration import signals

FOLDER = Path(__file__).parent
SEED = 1
EPOCHS = 40
TRAIN_EACH, TEST_EACH = 1000, 50
UNITS = 20
SAMPLE = 40


def network(blocks: int) -> tf.keras.Model:
    """An LSTM over `blocks` blocks, then at each of them the probabilities of the four states."""
    layers = tf.keras.layers
    return tf.keras.Sequential(
        [
            layers.Input((blocks, signals.BLOCK)),
            layers.LSTM(UNITS, return_sequences=True),
            layers.Dense(len(signals.CLASSES), activation="softmax"),
        ]
    )


def write_samples(recordings: Array, labels: Array, right: Array) -> None:
    """Writes the first test recordings with their labels, and of each state one for which `right` holds.

    All are int8, a block a row: `[n, 64, 16]` together, `[64, 1, 16]` alone.
    """
    values = np.round(recordings * 128).clip(-128, 127).astype(np.int8)
    np.savez_compressed(FOLDER / "vibration_test.npz", recordings=values[:SAMPLE], labels=labels[:SAMPLE])
    (FOLDER / "vibration_labels.txt").write_text("".join(f"{name}\n" for name in signals.CLASSES))
    for label, name in enumerate(signals.CLASSES):
        first = np.flatnonzero((labels == label) & right)[0]
        np.save(FOLDER / f"{name}.npy", values[first][:, np.newaxis])


def main() -> None:
    """Trains, converts, prints the accuracy by time of each version and writes the samples."""
    quantize.set_seed(SEED)
    train, train_labels = signals.dataset(SEED, TRAIN_EACH)
    test, test_labels = signals.dataset(SEED + 1, TEST_EACH)
    whole = network(signals.BLOCKS)
    rate = tf.keras.optimizers.schedules.CosineDecay(1e-2, EPOCHS * len(train) // 64)
    whole.compile(tf.keras.optimizers.Adam(rate, clipnorm=1.0), "sparse_categorical_crossentropy", ["accuracy"])
    whole.fit(train, np.repeat(train_labels[:, np.newaxis], signals.BLOCKS, 1), batch_size=64, epochs=EPOCHS, verbose=2)
    model = network(1)
    model.set_weights(whole.get_weights())

    # Calibration runs the model block after block with its state kept, as a device does.
    # One block with both ends of the range makes the input's scale 1/128 and its zero point 0.
    ends = np.tile(np.array([-1, 127 / 128], np.float32), signals.BLOCK // 2)
    blocks = np.concatenate([train[:64].reshape(-1, signals.BLOCK), ends[np.newaxis]])[:, np.newaxis]
    for mode in ("float", "int8"):
        content = quantize.convert(model, mode, blocks)
        runner = quantize.Runner(content)
        answers = [runner.follow(recording[:, np.newaxis])[:, 0] for recording in test]
        right = np.argmax(answers, axis=-1) == test_labels[:, np.newaxis]
        shares = ", ".join(f"{right[:, n - 1].mean():.3f} after {n}" for n in (1, 4, 16, 64))
        print(f"vibration {mode}: accuracy {shares} blocks, on {len(test)} test recordings")
    quantize.write(FOLDER / "vibration_int8.tflite", content)
    write_samples(test, test_labels, right[:, -1])


if __name__ == "__main__":
    main()
