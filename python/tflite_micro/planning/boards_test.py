"""Models that are planned for a board compute there what they did before, and need what the plan says."""

from __future__ import annotations

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro.model import Model
from tflite_micro.planning.example_graphs import random_branches, wide_branches
from tflite_micro.planning.plan import HOST, plan_model
from tflite_micro.targets.runner import run_models


class BoardsTest(parameterized.TestCase):
    @parameterized.parameters("cortex_m4", "riscv32")
    def test_outputs_stay_and_less_is_needed(self, board: str) -> None:
        chance = np.random.default_rng(3)
        jobs = []
        needs = []
        for model in (wide_branches(), *(random_branches(seed) for seed in range(4))):
            data = model.to_bytes()
            # The other one has to be able to follow it.
            planned = plan_model(data, [board, HOST], search_orders=True, seconds=3)
            self.assertTrue(planned.has_plan)
            self.assertLessEqual(planned.after[board].plan, planned.before[board].plan)
            inputs = [b"".join(_values(chance, model)) for _ in range(2)]
            jobs += [(data, inputs), (planned.model, inputs)]
            needs += [planned.before[board].arena, planned.after[board].arena]
        results = run_models(board, jobs)
        self.assertEqual([result.arena_bytes for result in results], needs)
        for before, after in zip(results[::2], results[1::2], strict=True):
            self.assertEqual(before.outputs, after.outputs)
            self.assertNotEqual(before.outputs[0], before.outputs[1])
        self.assertLess(needs[1], needs[0] * 0.7)
        self.assertLess(sum(needs[1::2]), sum(needs[::2]))


def _values(chance: np.random.Generator, model: Model) -> list[bytes]:
    return [chance.normal(size=tensor.shape).astype(np.float32).tobytes() for tensor in model.subgraphs[0].inputs]


if __name__ == "__main__":
    absltest.main()
