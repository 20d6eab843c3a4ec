"""RNN, UNIDIRECTIONAL_SEQUENCE_RNN and BIDIRECTIONAL_SEQUENCE_RNN in all types and with all activations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.recurrent_numpy import Arithmetic, Array, certain, rnn, time_first
from tflite_micro.model import ModelBuilder, Tensor

RUNS = 3
# The kind of the weights: float32, or int8 with inputs quantised by their range, or by range and zero point.
KINDS = ["float32", "symmetric", "asymmetric"]
ACTIVATIONS = ["NONE", "RELU", "RELU_N1_TO_1", "RELU6", "TANH", "SIGN_BIT"]


class _Weights:
    """Makes constants of one kind."""

    def __init__(self, builder: ModelBuilder, rng: np.random.Generator, kind: str, dtype: str) -> None:
        self.builder, self.rng, self.kind, self.dtype = builder, rng, kind, dtype

    def matrix(self, rows: int, columns: int) -> Tensor:
        spread = 1 / np.sqrt(columns)  # so that nothing grows from step to step
        if self.kind == "float32":
            return self.builder.tensor([rows, columns], data=self.rng.normal(scale=spread / 2, size=[rows, columns]))
        data = self.rng.integers(-127, 127, endpoint=True, size=[rows, columns], dtype=np.int8)
        scale = float(spread * self.rng.uniform(0.3, 1) / 127)
        return self.builder.tensor([rows, columns], self.dtype, scale=scale, zero_point=0, data=data.view(self.dtype))

    def direction(self, batches: int, size: int, units: int) -> list[Tensor | None]:
        """Weights, recurrent weights, bias and state."""
        return [
            self.matrix(units, size),
            self.matrix(units, units),
            self.builder.tensor([units], data=self.rng.normal(size=[units])),
            self.builder.tensor([batches, units], is_variable=True),
        ]


class _Direction:
    """A cell of the numpy computation, whose state is kept from run to run."""

    def __init__(self, weights: list[Tensor | None], aux_weights: Tensor | None, units: int, batches: int) -> None:
        self.weights, self.aux_weights, self.units = weights, aux_weights, units
        self.state = np.zeros([batches, units])


def _finish(
    rng: np.random.Generator,
    name: str,
    builder: ModelBuilder,
    given: list[Tensor],
    outputs: list[Tensor],
    compute: Callable[[Arithmetic, list[Array]], list[Array]],
    reset: Callable[[], None],
    kind: str,
    is_wrong: bool = False,
) -> Case:
    """`compute` gives the outputs of a run, `reset` sets the state back. `is_wrong`: LiteRT is, so that they count."""

    def draw() -> list[list[Array]]:
        reset()
        return [[rng.normal(size=tensor.shape).astype(np.float32) for tensor in given] for _ in range(RUNS)]

    runs, computed = certain(kind, draw, compute)
    expected = [values.astype(np.float32) for run in computed for values in run]
    model = builder.build(inputs=given, outputs=outputs)
    return Case(name, model, runs[0], 1e-4, later_inputs=runs[1:], expected=expected if is_wrong else None)


def _sizes(rng: np.random.Generator) -> tuple[int, int, int, int]:
    """Batches, steps, input size, units."""
    batches, steps, size, units = (int(rng.integers(1, high)) for high in (4, 6, 20, 14))
    return batches, steps, size, units


def _single(rng: np.random.Generator, operator: str, kind: str, activation: str, dtype: str = "int8") -> Case:
    builder = ModelBuilder()
    batches, steps, size, units = _sizes(rng)
    time_major = bool(rng.random() < 0.5)
    middle = [steps, batches] if time_major else [batches, steps]
    options: dict[str, Any] = {"time_major": time_major}
    if operator == "RNN":
        middle, options = [batches], {}
    given = builder.tensor([*middle, size])
    output = builder.tensor([*middle, units])
    weights = _Weights(builder, rng, kind, dtype).direction(batches, size, units)
    builder.op(
        operator,
        [given, *weights],
        [output],
        fused_activation_function=activation,
        asymmetric_quantize_inputs=kind == "asymmetric",
        **options,
    )
    direction = _Direction(weights, None, units, batches)

    def compute(arithmetic: Arithmetic, values: list[Array]) -> list[Array]:
        x = time_first(values[0], time_major)
        y = rnn(arithmetic, activation, weights, None, x, None, direction.state)
        return [y[0] if operator == "RNN" else time_first(y, time_major)]

    name = f"{operator.lower()}_{kind}_{dtype}_{activation.lower()}"
    return _finish(rng, name, builder, [given], [output], compute, lambda: direction.state.fill(0), kind)


def _bidirectional(rng: np.random.Generator, kind: str, activation: str, aux: str, merge: bool) -> Case:
    builder = ModelBuilder()
    batches, steps, size, units = _sizes(rng)
    backward_units = int(rng.integers(1, 10))
    aux_size = size if aux == "backward" else int(rng.integers(1, 8))
    time_major = bool(rng.random() < 0.5)
    middle = [steps, batches] if time_major else [batches, steps]
    weights = _Weights(builder, rng, kind, "int8")
    given = [builder.tensor([*middle, size])]
    if aux != "none":
        given.append(builder.tensor([*middle, aux_size]))
    backward_size = aux_size if aux == "backward" else size
    cells = [weights.direction(batches, size, units), weights.direction(batches, backward_size, backward_units)]
    aux_weights = [weights.matrix(rows, aux_size) if aux == "weighed" else None for rows in [units, backward_units]]
    inputs = [given[0], *cells[0], *cells[1], None if aux == "none" else given[1], *aux_weights]
    widths = [units + backward_units] if merge else [units, backward_units]
    outputs = [builder.tensor([*middle, width]) for width in widths]
    builder.op(
        "BIDIRECTIONAL_SEQUENCE_RNN",
        inputs,
        outputs,
        time_major=time_major,
        fused_activation_function=activation,
        merge_outputs=merge,
        asymmetric_quantize_inputs=kind == "asymmetric",
    )
    directions = [
        _Direction(cell, aux_weights[index], count, batches)
        for index, (cell, count) in enumerate(zip(cells, [units, backward_units], strict=True))
    ]

    def compute(arithmetic: Arithmetic, values: list[Array]) -> list[Array]:
        x = [time_first(one, time_major) for one in values]
        results = []
        for backwards, one in enumerate(directions):
            source = x[1] if backwards and aux == "backward" else x[0]
            other = x[1] if aux == "weighed" else None
            y = rnn(arithmetic, activation, one.weights, one.aux_weights, source, other, one.state, bool(backwards))
            results.append(time_first(y, time_major))
        return [np.concatenate(results, -1)] if merge else results

    def reset() -> None:
        for one in directions:
            one.state.fill(0)

    # LiteRT takes the vectors of an auxiliary input, and what it quantised before, from the wrong places.
    is_wrong = aux != "none" or kind != "float32"
    name = f"bidirectional_{kind}_{activation.lower()}_{aux}{'_merged' if merge else ''}"
    return _finish(rng, name, builder, given, outputs, compute, reset, kind, is_wrong)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for kind in KINDS:
        for activation in ACTIVATIONS:
            for operator in ["RNN", "UNIDIRECTIONAL_SEQUENCE_RNN"]:
                for _ in range(2):
                    yield _single(rng, operator, kind, activation)
        for aux in ["none", "weighed", "backward"]:
            for merge in [False, True]:
                for activation in rng.choice(ACTIVATIONS, 2, replace=False):
                    yield _bidirectional(rng, kind, str(activation), aux, merge)
    # What old models call int8.
    for operator in ["RNN", "UNIDIRECTIONAL_SEQUENCE_RNN"]:
        for kind in KINDS[1:]:
            for _ in range(6):
                yield _single(rng, operator, kind, "TANH", dtype="uint8")
