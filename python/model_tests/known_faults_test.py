"""Models of known faults are refused with their sentence, or run; all of the list are there."""

from __future__ import annotations

import re

import numpy as np
from absl.testing import absltest

from model_tests.known_faults import known_faults
from tflite_micro import Interpreter, InterpreterError

# The faults that have a CVE, without the prefix.
_PUBLISHED = """
    2020-15207 2020-15208 2020-15209 2020-15210 2020-15211 2020-15212 2020-15213 2020-15214
    2021-29585 2021-29586 2021-29587 2021-29588 2021-29589 2021-29590 2021-29591 2021-29592 2021-29593 2021-29594
    2021-29595 2021-29596 2021-29597 2021-29598 2021-29599 2021-29600 2021-29601 2021-29602 2021-29603 2021-29604
    2021-29605 2021-29606 2021-37680 2021-37681 2021-37682 2021-37683 2021-37684 2021-37685 2021-37686 2021-37687
    2021-37688 2021-37689 2021-37691
    2022-21741 2022-23557 2022-23558 2022-23559 2022-23560 2022-23561 2022-35937 2022-35938 2022-35939 2022-41894
    2023-27579
"""


def _outcome(model: bytes) -> str:
    """The sentence with which the model is refused, or nothing."""
    try:
        interpreter = Interpreter.from_bytes(model)
        for index, details in enumerate(interpreter.get_input_details()):
            interpreter.set_input(np.zeros(details["shape"], details["dtype"]), index)
        interpreter.invoke()
    except InterpreterError as error:
        return str(error)
    return ""


class KnownFaultsTest(absltest.TestCase):
    def test_each_is_refused_or_runs(self) -> None:
        count = 0
        for name, model, sentence in known_faults():
            count += 1
            with self.subTest(f"{count}: {name}"):
                outcome = _outcome(model)
                if sentence is None:
                    self.assertEqual(outcome, "")
                else:
                    self.assertRegex(outcome, sentence)
        self.assertGreater(count, 250)

    def test_all_that_were_published_are_there(self) -> None:
        found = {match[0] for name, _, _ in known_faults() if (match := re.search(r"\d{4}-\d{5}", name))}
        self.assertEqual(found, set(_PUBLISHED.split()))


if __name__ == "__main__":
    absltest.main()
