"""What is packed comes out again and depends on nothing else; what reaches most for its size is kept first."""

from __future__ import annotations

import random

from absl.testing import absltest

from tflite_micro.fuzz import keep_corpus


class KeepCorpusTest(absltest.TestCase):
    def test_archive_gives_back_its_inputs(self) -> None:
        inputs = [b"", b"\0", b"abc", b"abcd" * 1000]
        self.assertEqual(keep_corpus.unpack(keep_corpus.pack(inputs)), inputs)
        self.assertEqual(keep_corpus.unpack(keep_corpus.pack([])), [])

    def test_archive_depends_on_the_set_of_inputs_alone(self) -> None:
        inputs = [b"one", b"three", b"two"]
        self.assertEqual(keep_corpus.pack(inputs), keep_corpus.pack([*reversed(inputs), b"two"]))

    def test_order_is_by_what_an_input_adds_for_its_size(self) -> None:
        reached = {
            b"known": frozenset({1, 2}),
            b"small": frozenset({1, 3, 4}),
            b"covered by smaller ones": frozenset({3, 4, 5}),
            b"rest": frozenset({4, 5}),
            b"large" * 10: frozenset({6, 7, 8}),
        }
        self.assertEqual(keep_corpus.order(reached, frozenset({1, 2})), [b"rest", b"small", b"large" * 10])
        self.assertEqual(keep_corpus.order({}, frozenset()), [])

    def test_first_inputs_are_packed_that_have_room(self) -> None:
        source = random.Random(1)
        inputs = [source.randbytes(100) for _ in range(100)]
        archive, count = keep_corpus.pack_first(inputs, 4096)
        self.assertLessEqual(len(archive), 4096)
        self.assertGreater(len(keep_corpus.pack(inputs[: count + 1])), 4096)
        self.assertCountEqual(keep_corpus.unpack(archive), inputs[:count])
        self.assertEqual(keep_corpus.pack_first(inputs, 1 << 20)[1], len(inputs))


if __name__ == "__main__":
    absltest.main()
