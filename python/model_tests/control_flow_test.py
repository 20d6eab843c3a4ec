"""Models of several subgraphs: which are refused, with what sentence, and how much memory calls take."""

from __future__ import annotations

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro import Interpreter, InterpreterError
from tflite_micro.model import ModelBuilder, Tensor
from tflite_micro.model.builder import SubgraphBuilder

# The elements of a value that is large against everything else here.
_LARGE = 1000


def _pass(graph: SubgraphBuilder, shape: list[int]) -> None:
    """A subgraph that gives out what it gets."""
    value = graph.tensor(shape)
    graph.finish([value], [value])


def _calls(graph: SubgraphBuilder, first: int, second: int, shape: list[int]) -> None:
    """A subgraph that takes a value, and has an IF of two others make a new one."""
    value, result = graph.tensor(shape), graph.tensor(shape)
    holds = graph.tensor([], "bool", data=np.asarray(True))
    graph.op("IF", [holds, value], [result], then_subgraph_index=first, else_subgraph_index=second)
    graph.finish([value], [result])


def _graph_of_calls(*calls: tuple[int, int] | None) -> bytes:
    """One subgraph for each entry, the main one first: with an IF of two others, or none."""
    builder = ModelBuilder()
    for index, called in enumerate(calls):
        graph = builder if index == 0 else builder.add_subgraph(f"subgraph {index}")
        if called is None:
            _pass(graph, [1])
        else:
            _calls(graph, *called, [1])
    return builder.build(builder.subgraph.inputs, builder.subgraph.outputs)


def _call_once(called: int) -> bytes:
    builder = ModelBuilder()
    x, y = builder.tensor([1]), builder.tensor([1])
    builder.op("CALL_ONCE", [], [], init_subgraph_index=1)
    builder.op("RELU", [x], [y])
    once = builder.add_subgraph("once")
    once.op("CALL_ONCE", [], [], init_subgraph_index=called)
    once.finish([], [])
    return builder.build([x], [y])


def _without_options(name: str) -> bytes:
    """An operator that would call the subgraph that it is in."""
    builder = ModelBuilder()
    x, y = builder.tensor([1]), builder.tensor([1])
    holds = builder.tensor([], "bool", data=np.asarray(True))
    operator = builder.op(name, [holds, x] if name == "IF" else [x], [y])
    operator.options = None
    return builder.build([x], [y])


def _loop(limit: int, *, endless: bool = False, size: int = 1, calls_body: bool = False) -> bytes:
    """Counts to `limit`, or for ever, while a large value goes round unchanged.

    `calls_body`: the condition has an IF of the body.
    """
    builder = ModelBuilder()
    start, large = builder.tensor([1], "int32"), builder.tensor([size])

    def values(graph: SubgraphBuilder) -> list[Tensor]:
        return [graph.tensor([1], "int32"), graph.tensor([size])]

    def constant(graph: SubgraphBuilder, value: int) -> Tensor:
        return graph.tensor([1], "int32", data=np.asarray([value], np.int32))

    ends = values(builder)
    builder.op("WHILE", [start, large], ends, cond_subgraph_index=1, body_subgraph_index=2)
    condition = builder.add_subgraph("condition")
    given = values(condition)
    compared = given[0]
    if calls_body:
        called = values(condition)
        yes = condition.tensor([], "bool", data=np.asarray(True))
        condition.op("IF", [yes, *given], called, then_subgraph_index=2, else_subgraph_index=2)
        compared = called[0]
    holds = condition.tensor([1], "bool")
    condition.op("LESS", [compared, constant(condition, limit)], [holds])
    condition.finish(given, [holds])
    body = builder.add_subgraph("body")
    given = values(body)
    result = body.tensor([1], "int32")
    body.op("ADD", [given[0], constant(body, 0 if endless else 1)], [result])
    body.finish(given, [result, given[1]])
    return builder.build([start, large], ends)


def _variable(*values: tuple[str, list[int]]) -> bytes:
    """If the input is negative, assigns ones of these types and shapes to a variable. Reads it as the first of them."""
    builder = ModelBuilder()

    def handle(graph: SubgraphBuilder) -> Tensor:
        result = graph.tensor([], "resource")
        graph.op("VAR_HANDLE", [], [result], container="", shared_name="state")
        return result

    x = builder.tensor([1])
    holds = builder.tensor([1], "bool")
    builder.op("LESS", [x, builder.tensor([1], data=np.zeros([1], np.float32))], [holds])
    builder.add_subgraph("nothing").finish([], [])
    for number, (dtype, shape) in enumerate(values, start=2):
        builder.op("IF", [holds], [], then_subgraph_index=number, else_subgraph_index=1)
        branch = builder.add_subgraph("assigns")
        branch.op("ASSIGN_VARIABLE", [handle(branch), branch.tensor(shape, dtype, data=np.ones(shape))], [])
        branch.finish([], [])
    result = builder.tensor(values[0][1], values[0][0])
    builder.op("READ_VARIABLE", [handle(builder)], [result])
    return builder.build([x], [result])


class ControlFlowTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ("of_itself", _graph_of_calls((1, 1), (1, 1)), "Subgraph 1 calls itself, by way of subgraph 1"),
        (
            "of_each_other",
            _graph_of_calls((1, 2), (2, 3), (1, 3), None),
            "Subgraph 1 calls itself, by way of subgraph 2",
        ),
        ("of_the_main_one", _graph_of_calls((1, 1), (0, 2), None), "Subgraph 0 calls itself, by way of subgraph 1"),
        ("by_the_second_branch", _graph_of_calls((2, 1), (2, 0), None), "Subgraph 0 calls itself"),
        ("among_those_that_nobody_calls", _graph_of_calls(None, (2, 2), (1, 1)), "Subgraph 1 calls itself"),
        ("once_of_itself", _call_once(1), "Subgraph 1 calls itself, by way of subgraph 1"),
        ("once_of_the_main_one", _call_once(0), "Subgraph 0 calls itself, by way of subgraph 1"),
    )
    def test_recursion_is_refused(self, model: bytes, message: str) -> None:
        with self.assertRaisesRegex(InterpreterError, f"{message}.*: recursion is not supported"):
            Interpreter.from_bytes(model)

    @parameterized.named_parameters(
        ("that_is_missing", _graph_of_calls((1, 3), None), "Operator 0 of subgraph 0 calls subgraph 3, but .* has 2"),
        ("of_a_negative_number", _graph_of_calls((-1, 1), None), "calls subgraph -1, but the model has 2"),
        ("without_options_if", _without_options("IF"), "The options of IF cannot be read"),
        ("without_options_while", _without_options("WHILE"), "The options of WHILE cannot be read"),
        (
            "too_deep",
            _graph_of_calls(*((n, n) for n in range(1, 18)), None),
            "call each other more than 16 levels deep",
        ),
        (
            "too_often",
            _graph_of_calls(*((n, n) for n in range(1, 14)), None),
            "call each other more than 4096 times",
        ),
        (
            "of_a_body_by_its_condition",
            _loop(3, calls_body=True),
            "Subgraph 2 is the body of a loop and cannot be called by what its condition calls",
        ),
    )
    def test_calls_that_cannot_be_are_refused(self, model: bytes, message: str) -> None:
        with self.assertRaisesRegex(InterpreterError, message):
            Interpreter.from_bytes(model)

    def test_subgraphs_may_stand_in_any_order(self) -> None:
        interpreter = Interpreter.from_bytes(_graph_of_calls((3, 2), None, (1, 1), (2, 1)))
        interpreter.set_input(np.asarray([2.5], np.float32))
        interpreter.invoke()
        self.assertEqual(interpreter.get_output().item(), 2.5)

    def test_a_subgraph_that_many_call_runs_for_each(self) -> None:
        interpreter = Interpreter.from_bytes(_graph_of_calls(*((n, n) for n in range(1, 11)), None))
        interpreter.set_input(np.asarray([2.5], np.float32))
        interpreter.invoke()
        self.assertEqual(interpreter.get_output().item(), 2.5)

    def test_a_loop_that_does_not_end_is_ended(self) -> None:
        interpreter = Interpreter.from_bytes(_loop(3, endless=True))
        interpreter.set_input(np.asarray([0], np.int32), 0)
        with self.assertRaisesRegex(
            InterpreterError,
            r"operator 0 \(WHILE, output 'tensor_2'\): does not end: the loops of this inference have made 1000000 "
            r"iterations, the most that SetMaxLoopIterations\(\) allows",
        ):
            interpreter.invoke()

    def test_values_that_nothing_reads_take_no_memory(self) -> None:
        plan = {size: Interpreter.from_bytes(_loop(3, size=size)).arena_plan_bytes for size in (_LARGE, _LARGE + 400)}
        # Once to come in and once in the body, which is handed over to the output when the loop has ended; not for the
        # condition, which looks at the counter only.
        self.assertEqual(plan[_LARGE + 400] - plan[_LARGE], 2 * 4 * 400)

    def test_what_is_passed_round_a_loop_comes_out(self) -> None:
        interpreter = Interpreter(_loop(3, size=5))
        values = np.arange(5, dtype=np.float32)
        interpreter.set_input(np.asarray([1], np.int32), 0)
        interpreter.set_input(values, 1)
        interpreter.invoke()
        self.assertEqual(interpreter.get_output(0).item(), 3)
        np.testing.assert_array_equal(interpreter.get_output(1), values)

    def test_what_nothing_reads_cannot_be_looked_at(self) -> None:
        interpreter = Interpreter(_loop(3, size=5), preserve_all_tensors=True)
        interpreter.set_input(np.asarray([1], np.int32), 0)
        interpreter.set_input(np.ones(5, np.float32), 1)
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_tensor(1, 2), np.ones(5, np.float32))
        with self.assertRaisesRegex(InterpreterError, "the tensor has no value: nothing that runs uses it"):
            interpreter.get_tensor(1, 1)

    @parameterized.named_parameters(
        ("types", [("float32", [2]), ("int32", [2])], "is INT32, but resource variable 'state' holds FLOAT32"),
        ("ranks", [("int8", [2]), ("int8", [])], "has 0 dimensions, but resource variable 'state' has 1"),
        ("sizes", [("int8", [2, 3]), ("int8", [2, 4])], "dimension 1 is 4, but that of resource variable 'state' 3"),
    )
    def test_assignments_that_contradict_are_refused(self, values: list[tuple[str, list[int]]], message: str) -> None:
        Interpreter.from_bytes(_variable(values[0], values[0]))
        with self.assertRaisesRegex(InterpreterError, rf"\(ASSIGN_VARIABLE, subgraph 3\): {message}"):
            Interpreter.from_bytes(_variable(*values))

    def test_reset_sets_variables_back(self) -> None:
        interpreter = Interpreter.from_bytes(_variable(("int16", [3])))
        # Before the first assignment, after it, in the run behind it.
        for value, expected in [(0, 0), (-1, 1), (0, 1)]:
            interpreter.set_input(np.asarray([value], np.float32))
            interpreter.invoke()
            np.testing.assert_array_equal(interpreter.get_output(), np.full(3, expected, np.int16))
        interpreter.reset()
        interpreter.set_input(np.asarray([0], np.float32))
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_output(), np.zeros(3, np.int16))


if __name__ == "__main__":
    absltest.main()
