"""Trains the sine: one number x in [0, 2 pi] in, sin(x) out.

    python3 -m models.hello_world.train

The smallest model that is worth running: two hidden layers of 16. It is written as float32, int8 and int16x8.
"""

from pathlib import Path

import numpy as np

from models.training import quantize
from models.training.quantize import tf

FOLDER = Path(__file__).parent
SEED = 9  # Of 1 to 12, the one whose int8 version is nearest to the sine on average.


def main() -> None:
    """Trains, converts and prints the largest error of each version."""
    quantize.set_seed(SEED)
    x = np.random.default_rng(SEED).uniform(0, 2 * np.pi, (4000, 1)).astype(np.float32)
    layers = tf.keras.layers
    # Biases spread the kinks of the rectifiers over the input's range; from zero, many units would stay dead.
    bias = tf.keras.initializers.RandomUniform(-1, 1, seed=SEED)
    model = tf.keras.Sequential(
        [
            layers.Input((1,)),
            layers.Dense(16, activation="relu", bias_initializer=bias),
            layers.Dense(16, activation="relu", bias_initializer=bias),
            layers.Dense(1),
        ]
    )
    rate = tf.keras.optimizers.schedules.CosineDecay(1e-2, 200 * len(x) // 64)
    model.compile(tf.keras.optimizers.Adam(rate), "mse")
    model.fit(x, np.sin(x), batch_size=64, epochs=200, verbose=0)

    grid = np.linspace(0, 2 * np.pi, 1001, dtype=np.float32)[:, np.newaxis]
    for mode in quantize.MODES:
        content = quantize.convert(model, mode, grid)
        quantize.write(FOLDER / f"hello_world_{mode}.tflite", content)
        error = np.abs(quantize.Runner(content).predict(grid) - np.sin(grid))
        print(f"  {mode}: |y - sin x| at most {error.max():.4f}, on average {error.mean():.4f}")


if __name__ == "__main__":
    main()
