"""Products of operators, against counts done by hand."""

from __future__ import annotations

from typing import Any

from absl.testing import absltest, parameterized

from tflite_micro.model import Model, ModelBuilder, Tensor
from tflite_micro.model.multiply_accumulates import multiply_accumulates


def _count(name: str, inputs: list[list[int]], output: list[int], **options: Any) -> int:
    builder = ModelBuilder()
    operator = builder.op(
        name, [builder.tensor(shape) if shape else None for shape in inputs], [builder.tensor(output)], **options
    )
    return multiply_accumulates(operator)


class MultiplyAccumulatesTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ("convolution", "CONV_2D", [[1, 8, 8, 4], [6, 3, 3, 4], [6]], [1, 4, 4, 6], 4 * 4 * 6 * 36),
        ("convolution_in_groups", "CONV_2D", [[1, 8, 8, 4], [6, 3, 3, 2], [6]], [1, 4, 4, 6], 4 * 4 * 6 * 18),
        ("depthwise", "DEPTHWISE_CONV_2D", [[1, 8, 8, 4], [1, 3, 2, 8], [8]], [1, 8, 8, 8], 8 * 8 * 8 * 6),
        ("transposed", "TRANSPOSE_CONV", [[4], [5, 3, 3, 4], [1, 2, 2, 4]], [1, 4, 4, 5], 2 * 2 * 4 * 45),
        ("in_3d", "CONV_3D", [[1, 4, 4, 4, 2], [2, 3, 3, 2, 7]], [1, 3, 2, 2, 7], 3 * 2 * 2 * 7 * 36),
        ("fully_connected", "FULLY_CONNECTED", [[2, 10], [5, 10], [5]], [2, 5], 2 * 50),
        ("matrices", "BATCH_MATMUL", [[3, 4, 5], [3, 5, 6]], [3, 4, 6], 3 * 4 * 5 * 6),
        ("recurrent", "RNN", [[2, 10], [4, 10], [4, 4], [4], [2, 4]], [2, 4], 2 * (40 + 16 + 8)),
        ("of_other_work", "ADD", [[2, 10], [2, 10]], [2, 10], 0),
        ("without_filter", "CONV_2D", [[1, 8, 8, 4]], [1, 4, 4, 6], 0),
        ("with_filter_left_out", "FULLY_CONNECTED", [[2, 10], []], [2, 5], 0),
        ("of_nothing", "RNN", [[2, 0], [4, 0]], [2, 4], 0),
    )
    def test_count(self, name: str, inputs: list[list[int]], output: list[int], expected: int) -> None:
        self.assertEqual(_count(name, inputs, output), expected)

    def test_a_transposed_matrix(self) -> None:
        self.assertEqual(_count("BATCH_MATMUL", [[5, 4], [5, 6]], [4, 6], adj_x=True), 4 * 5 * 6)

    def test_state_is_no_weight(self) -> None:
        builder = ModelBuilder()
        state = builder.tensor([1, 4 * 7], is_variable=True)
        shapes = [[1, 10], [4, 10], [4, 7], [4]]
        inputs: list[Tensor | None] = [builder.tensor(shape) for shape in shapes]
        operator = builder.op("SVDF", [*inputs, state], [builder.tensor([1, 4])], rank=1)
        self.assertEqual(multiply_accumulates(operator), 40 + 28)

    def test_models_of_the_project(self) -> None:
        (main,) = Model.from_file("models/hello_world/hello_world_int8.tflite").subgraphs
        self.assertEqual([multiply_accumulates(operator) for operator in main.operators], [16, 256, 16])


if __name__ == "__main__":
    absltest.main()
