"""The generated models are what they stand for, and compute what LiteRT computes."""

from __future__ import annotations

import numpy as np
from absl.testing import absltest, parameterized
from ai_edge_litert.interpreter import Interpreter as LiteRt
from ai_edge_litert.interpreter import OpResolverType

from tflite_micro.benchmark.generated_models import GENERATED
from tflite_micro.interpreter import Interpreter
from tflite_micro.model import Model
from tflite_micro.model.multiply_accumulates import multiply_accumulates

# Those of the models whose shapes they have.
_PRODUCTS = {
    "autoencoder_int8": 264_192,
    "wake_word_int8": 826_368,
    "lstm_int8": 113_120,
    "svdf_int8": 21_056,
}


class GeneratedModelsTest(parameterized.TestCase):
    def test_all_are_here(self) -> None:
        self.assertEqual(list(GENERATED), list(_PRODUCTS))

    @parameterized.parameters(*GENERATED)
    def test_they_are_the_same_every_time(self, name: str) -> None:
        self.assertEqual(GENERATED[name](), GENERATED[name]())

    @parameterized.parameters(*_PRODUCTS.items())
    def test_multiply_accumulates(self, name: str, expected: int) -> None:
        (main,) = Model.from_bytes(GENERATED[name]()).subgraphs
        self.assertEqual(sum(multiply_accumulates(operator) for operator in main.operators), expected)

    @parameterized.parameters(*GENERATED)
    def test_outputs_equal_those_of_litert(self, name: str) -> None:
        model = GENERATED[name]()
        litert = LiteRt(model_content=model, experimental_op_resolver_type=OpResolverType.BUILTIN_REF, num_threads=1)
        litert.allocate_tensors()
        interpreter = Interpreter.from_bytes(model)
        (given,), (output,) = litert.get_input_details(), litert.get_output_details()
        random = np.random.default_rng(1)
        seen = set()
        # As many as an SVDF of the models remembers, and more.
        for _ in range(50):
            values = random.integers(-128, 127, endpoint=True, size=given["shape"], dtype=np.int8)
            litert.set_tensor(given["index"], values)
            litert.invoke()
            interpreter.set_input(values)
            interpreter.invoke()
            np.testing.assert_array_equal(interpreter.get_output(), litert.get_tensor(output["index"]))
            seen.add(interpreter.get_output().tobytes())
        self.assertGreater(len(seen), 5)


if __name__ == "__main__":
    absltest.main()
