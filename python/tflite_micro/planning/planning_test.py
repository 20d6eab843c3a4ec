"""Plans that the search calls optimal are, orders too, and models compute the same with them."""

from __future__ import annotations

import dataclasses
import itertools
import random
import struct

import numpy as np
from absl.testing import absltest

from tflite_micro import Interpreter
from tflite_micro.model import Buffer, Model, ModelBuilder
from tflite_micro.planning import example_graphs, orders
from tflite_micro.planning.placement import place
from tflite_micro.planning.plan import HOST, METADATA, PlannedModel, PlanningError, plan_model
from tflite_micro.planning.problem import Buffer as PlanBuffer
from tflite_micro.planning.problem import Problem, Sharing, is_sound, restrict, total, working_set

_SECONDS = 60.0
# The holders of two tensors with a buffer each.
_APART: list[tuple[int, int] | None] = [(0, 0), (1, 0)]


def _random_problem(chance: random.Random, count: int, largest: int) -> Problem:
    """Buffers of near times, some of which may share memory with the ones before them."""
    buffers: list[PlanBuffer] = []
    for index in range(count):
        first = chance.randint(0, count)
        buffer = PlanBuffer(chance.randint(1, largest), first, first + chance.randint(0, 3))
        sharings = []
        for given in chance.sample(range(index), min(index, 2)):
            taken = any(one.input == given for other in buffers for one in other.sharings)
            if buffers[given].last == first and not taken and chance.random() < 0.7:
                step = chance.randint(1, 2)
                sharings.append(Sharing(given, step * chance.randint(0, 2), step))
        buffers.append(dataclasses.replace(buffer, sharings=tuple(sharings)))
    return Problem(buffers, [])


def _crowded_problem(chance: random.Random, load: int) -> Problem:
    """At every time exactly `load` is needed, so that the least gap between buffers is one too many."""
    buffers: list[PlanBuffer] = []
    for now in range(8):
        room = load - sum(buffer.size for buffer in buffers if buffer.last >= now)
        while room > 0:
            size = min(room, chance.randint(1, 6))
            buffers.append(PlanBuffer(size, now, now + chance.choice([0, 1, 1, 2, 3])))
            room -= size
    return Problem(buffers, [])


def _least(problem: Problem) -> int:
    """The end of the best of all plans: those of all orders, each buffer at the lowest place that there is."""
    least = sum(buffer.size for buffer in problem.buffers)
    for order in itertools.permutations(range(len(problem.buffers))):
        places: dict[int, int] = {}
        for index in order:
            places[index] = 0
            while not _fits(problem, places, index):
                places[index] += 1
        least = min(least, total(problem, [places[index] for index in range(len(places))]))
    return least


def _fits(problem: Problem, places: dict[int, int], index: int) -> bool:
    pairs = (sorted((index, other)) for other in places if other != index)
    return all(
        is_sound(
            Problem([_alone(problem, a, (a, b)), _alone(problem, b, (a, b))], []),
            [places[a], places[b]],
        )
        for a, b in pairs
    )


def _alone(problem: Problem, index: int, pair: tuple[int, int]) -> PlanBuffer:
    """The buffer as one of a problem of two."""
    buffer = problem.buffers[index]
    sharings = tuple(
        Sharing(pair.index(one.input), one.distance, one.step) for one in buffer.sharings if one.input in pair
    )
    return dataclasses.replace(buffer, sharings=sharings)


class PlacementTest(absltest.TestCase):
    def test_small_problems_are_solved(self) -> None:
        chance = random.Random(1)
        for round_ in range(100):
            problem = _random_problem(chance, 5, 6)
            with self.subTest(round_):
                found = place(problem, [], _SECONDS)
                self.assertTrue(is_sound(problem, found.places))
                self.assertEqual(found.size, total(problem, found.places))
                self.assertTrue(found.is_optimal)
                self.assertEqual(found.size, _least(problem))

    def test_problems_of_moderate_size_are_solved(self) -> None:
        chance = random.Random(2)
        problems = [_random_problem(chance, 12, 30) for _ in range(30)]
        problems += [_crowded_problem(chance, 12) for _ in range(200)]
        above = 0
        for number, problem in enumerate(problems):
            with self.subTest(number):
                found = place(problem, [], _SECONDS)
                self.assertTrue(is_sound(problem, found.places))
                self.assertEqual(found.size, total(problem, found.places))
                self.assertTrue(found.is_optimal)
                self.assertGreaterEqual(found.bound, working_set(problem))
                above += found.bound > working_set(problem)
        # There what is needed at one time does not say it all.
        self.assertGreater(above, 0)

    def test_a_known_plan_is_not_made_worse_when_time_is_short(self) -> None:
        problem = _random_problem(random.Random(3), 300, 1000)
        best = place(problem, [], 3.0)
        again = place(problem, [best.places], 0.01)
        self.assertLessEqual(again.size, best.size)
        self.assertTrue(is_sound(problem, again.places))
        self.assertGreaterEqual(again.size, again.bound)

    def test_a_plan_for_several_targets_is_sound_on_each(self) -> None:
        tensors = (PlanBuffer(4, 0, 1), PlanBuffer(4, 1, 2, (Sharing(0, 1, 1),)))
        near = Problem([*tensors, PlanBuffer(2, 1, 1)], _APART)
        far = Problem([tensors[0], PlanBuffer(4, 1, 2, (Sharing(0, 3, 1),)), PlanBuffer(3, 1, 1)], _APART)
        for problem, other, scratch in ((near, far, 2), (far, near, 3)):
            found = place(restrict(problem, [other]), [], _SECONDS)
            # The larger distance, and the target's own scratch memory.
            self.assertEqual((found.size, found.bound), (4 + 3 + scratch, 4 + 3 + scratch))
            self.assertTrue(is_sound(problem, found.places))
            self.assertTrue(is_sound(Problem(other.buffers[:2], _APART), found.places[:2]))


def _random_graph(chance: random.Random, count: int) -> orders.Graph:
    sizes = {0: chance.randint(1, 9)}
    steps = []
    for index in range(count):
        tensor = index + 1
        sizes[tensor] = chance.randint(1, 9)
        reads = frozenset(chance.sample(range(tensor), chance.randint(1, min(2, tensor))))
        after = frozenset(chance.sample(range(index), min(index, 1))) if chance.random() < 0.2 else frozenset()
        saves = {given: min(sizes[given], sizes[tensor]) for given in reads if chance.random() < 0.5}
        steps.append(orders.Step(reads, frozenset([tensor]), after, chance.randint(0, 2), saves))
    used = frozenset(tensor for step in steps for tensor in step.reads)
    return orders.Graph(steps, sizes, frozenset([0]) & used, frozenset([count]))


def _working_set(graph: orders.Graph, steps: list[int]) -> int | None:
    """The most that is needed at one time, tensor by tensor; None if the order cannot be."""
    made = set(graph.given)
    most = 0
    for position, index in enumerate(steps):
        step = graph.steps[index]
        if not step.reads <= made or not step.after <= set(steps[:position]):
            return None
        later = {tensor for other in steps[position + 1 :] for tensor in graph.steps[other].reads} | graph.wanted
        alive = {tensor for tensor in made if tensor in later | step.reads}
        saved = max((saved for tensor, saved in step.saves.items() if tensor not in later), default=0)
        now = sum(graph.sizes[tensor] for tensor in alive | step.writes) + step.memory - saved
        most = max(most, now)
        made |= step.writes
    return most


class OrdersTest(absltest.TestCase):
    def test_small_graphs_are_solved(self) -> None:
        chance = random.Random(4)
        better = 0
        for round_ in range(60):
            graph = _random_graph(chance, 6)
            with self.subTest(round_):
                all_orders = (_working_set(graph, list(steps)) for steps in itertools.permutations(range(6)))
                least = min(one for one in all_orders if one is not None)
                found = orders.search(graph, _SECONDS)
                self.assertTrue(found.is_best)
                self.assertEqual(found.working_set, least)
                self.assertEqual(_working_set(graph, found.steps), least)
                own = orders.as_it_is(graph)
                self.assertEqual(own.working_set, _working_set(graph, own.steps))
                better += least < own.working_set
        self.assertGreater(better, 10)

    def test_large_graphs_get_an_order_that_can_be(self) -> None:
        graph = _random_graph(random.Random(5), 120)
        found = orders.search(graph, 4.0)
        self.assertEqual(_working_set(graph, found.steps), found.working_set)
        self.assertLessEqual(found.working_set, orders.as_it_is(graph).working_set)


# ---- Models ---------------------------------------------------------------------------------------------------------


def _outputs(model: bytes) -> list[list[float]]:
    interpreter = Interpreter(model)
    interpreter.allocate_tensors()
    chance = np.random.default_rng(1)
    for index, details in enumerate(interpreter.get_input_details()):
        interpreter.set_input(chance.normal(size=details["shape"]).astype(np.float32), index)
    interpreter.invoke()
    return [
        interpreter.get_output(index).reshape(-1).tolist() for index in range(len(interpreter.get_output_details()))
    ]


def _plan(model: bytes, *, search_orders: bool = False, seconds: float = 5.0) -> PlannedModel:
    return plan_model(model, [HOST], search_orders=search_orders, seconds=seconds)


class ModelsTest(absltest.TestCase):
    def check(self, model: bytes, planned: PlannedModel) -> None:
        """What holds for every model: it needs no more, as much as is said, and gives the same outputs."""
        before, after = planned.before[HOST], planned.after[HOST]
        self.assertTrue(planned.has_plan)
        self.assertLessEqual(after.plan, before.plan)
        self.assertLessEqual(planned.bound, after.plan)
        self.assertEqual(_outputs(planned.model), _outputs(model))
        interpreter = Interpreter(planned.model)
        interpreter.allocate_tensors()
        self.assertEqual((interpreter.arena_used_bytes, interpreter.arena_plan_bytes), (after.arena, after.plan))

    def test_places_are_better_than_those_of_the_runtime(self) -> None:
        better = 0
        for seed in range(20):
            with self.subTest(seed):
                model = example_graphs.random_branches(seed).to_bytes()
                planned = _plan(model, seconds=2)
                self.check(model, planned)
                self.assertFalse(planned.changed_order)
                better += planned.after[HOST].plan < planned.before[HOST].plan
        self.assertGreater(better, 5)

    def test_an_order_can_need_less(self) -> None:
        model = example_graphs.wide_branches().to_bytes()
        fixed, free = _plan(model), _plan(model, search_orders=True)
        self.check(model, fixed)
        self.check(model, free)
        self.assertTrue(free.changed_order)
        self.assertLess(free.after[HOST].plan, fixed.after[HOST].plan * 0.6)
        self.assertLess(free.after[HOST].arena, fixed.after[HOST].arena)

    def test_everything_else_stays(self) -> None:
        source = example_graphs.wide_branches()
        source.metadata["other"] = Buffer(b"1234")
        source.metadata[METADATA] = Buffer(b"to be replaced")
        planned = Model.from_bytes(_plan(source.to_bytes(), search_orders=True).model)
        self.assertEqual(list(planned.metadata), ["other", METADATA])
        self.assertEqual(planned.metadata["other"].data, b"1234")
        words = struct.unpack(f"<{len(planned.metadata[METADATA].data) // 4}i", planned.metadata[METADATA].data)
        self.assertEqual(words[:3], (1, 1, len(source.subgraphs[0].tensors)))
        self.assertLen(words, 3 + words[2])
        self.assertLen(planned.buffers, len(Model.from_bytes(source.to_bytes()).buffers))
        given, made = source.subgraphs[0], planned.subgraphs[0]
        self.assertEqual([t.name for t in given.tensors], [t.name for t in made.tensors])
        self.assertEqual(
            sorted((o.name, str(o.options), [t.name for t in [*o.inputs, *o.outputs] if t]) for o in given.operators),
            sorted((o.name, str(o.options), [t.name for t in [*o.inputs, *o.outputs] if t]) for o in made.operators),
        )
        for one, other in zip(given.tensors, made.tensors, strict=True):
            self.assertEqual(one.buffer.data if one.buffer else None, other.buffer.data if other.buffer else None)
        # Once more, the same comes out.
        again = _plan(planned.to_bytes(), search_orders=True)
        self.assertEqual(Model.from_bytes(again.model).metadata[METADATA].data, planned.metadata[METADATA].data)

    def test_state_keeps_its_order(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([1, 64], name="x")
        handles = [builder.tensor([], "resource") for _ in range(2)]
        read, wide, narrow, result = (builder.tensor([1, n]) for n in (64, 640, 1, 64))
        builder.op("VAR_HANDLE", [], [handles[0]], container="", shared_name="v")
        builder.op("READ_VARIABLE", [handles[0]], [read])
        builder.op("CONCATENATION", [x] * 10, [wide], axis=1)
        axis = builder.tensor([1], "int32", data=[1])
        builder.op("SUM", [wide, axis], [narrow], keep_dims=True)
        builder.op("VAR_HANDLE", [], [handles[1]], container="", shared_name="v")
        builder.op("ASSIGN_VARIABLE", [handles[1], x], [])
        builder.op("ADD", [read, narrow], [result])
        model = builder.build([x], [result])
        planned = _plan(model, search_orders=True)
        self.check(model, planned)
        names = [operator.name for operator in Model.from_bytes(planned.model).subgraphs[0].operators]
        stateful = [name for name in names if "VAR" in name]
        self.assertEqual(stateful, ["VAR_HANDLE", "READ_VARIABLE", "VAR_HANDLE", "ASSIGN_VARIABLE"])
        for _ in range(2):
            self.assertEqual(_outputs(planned.model), _outputs(model))

    def test_control_flow_is_planned(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([1, 64], name="x")
        flag, most = builder.tensor([1], "bool"), builder.tensor([1])
        axis = builder.tensor([1], "int32", data=[1])
        builder.op("REDUCE_MAX", [x, axis], [most])
        builder.op("GREATER", [most, builder.tensor([1], data=[1.0])], [flag])
        wide, chosen, sums = builder.tensor([1, 640]), builder.tensor([1, 640]), builder.tensor([1, 640])
        builder.op("CONCATENATION", [x] * 10, [wide], axis=1)
        builder.op("IF", [flag, wide], [chosen], then_subgraph_index=1, else_subgraph_index=2)
        builder.op("ADD", [chosen, wide], [sums])
        for name in ("NEG", "SQUARE"):
            branch = builder.add_subgraph(name)
            given, made = branch.tensor([1, 640]), branch.tensor([1, 640])
            branch.op(name, [given], [made])
            branch.finish([given], [made])
        model = builder.build([x], [sums])
        self.check(model, _plan(model, search_orders=True))

    def test_what_cannot_be_prepared_is_refused(self) -> None:
        builder = ModelBuilder()
        x, y = builder.tensor([1, 4]), builder.tensor([1, 4])
        builder.custom_op("NobodyKnows", [x], [y])
        with self.assertRaisesRegex(PlanningError, "NobodyKnows"):
            _plan(builder.build())


if __name__ == "__main__":
    absltest.main()
