"""After `reset` a model with state does again what it did first, byte for byte, whichever operator keeps the state."""

from __future__ import annotations

from absl.testing import absltest

from model_tests.operators import modules
from model_tests.operators.case import Case
from tflite_micro import Interpreter
from tflite_micro.model import Model

# Words in the names of the modules whose operators keep state.
_WITH_STATE = ("circular", "lstm", "recurrent", "rnn", "signal", "svdf")


def _outputs(interpreter: Interpreter, case: Case) -> list[bytes]:
    outputs = []
    for inputs in case.runs:
        for index, values in enumerate(inputs):
            interpreter.set_input(values, index)
        interpreter.invoke()
        outputs += [interpreter.get_output(index).tobytes() for index in range(len(interpreter.get_output_details()))]
    return outputs


def _keeps_state(case: Case) -> bool:
    subgraphs = Model.from_bytes(case.model).subgraphs
    return any(
        any(tensor.is_variable for tensor in subgraph.tensors) or any(op.is_custom for op in subgraph.operators)
        for subgraph in subgraphs
    )


class ResetTest(absltest.TestCase):
    def test_state_is_what_it_was_first(self) -> None:
        names = [name for name in modules.module_names() if any(word in name for word in _WITH_STATE)]
        tried = changed = 0
        for name in names:
            for case in filter(_keeps_state, modules.generate(name, 1)):
                with self.subTest(f"{name}, {case.name}"):
                    interpreter = Interpreter.from_bytes(case.model)
                    first = _outputs(interpreter, case)
                    changed += _outputs(interpreter, case) != first
                    interpreter.reset()
                    self.assertEqual(_outputs(interpreter, case), first)
                    tried += 1
        self.assertGreater(tried, 50)
        # That the state was worth setting back.
        self.assertGreater(changed, 20)


if __name__ == "__main__":
    absltest.main()
