"""Keeps what libFuzzer found: the inputs that reach most, in an archive for each target that is checked in.

    keep_corpus --target=PROGRAM [--seeds=FOLDER] [NEW_FOLDER...]

PROGRAM is a target built with --config=libfuzzer. Of what is kept already, corpus/TARGET.tar.xz, and of NEW_FOLDERs
those inputs are kept that add most coverage to that of the seeds for their size, as many as the archive has room for.
The same inputs give the same archive, to the byte. An input that breaks the target is written to the current folder,
and the archive stays as it is.

    keep_corpus --unpack=ARCHIVE --folder=FOLDER

writes the inputs of an archive as files.
"""

from __future__ import annotations

import heapq
import io
import lzma
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable

from absl import app, flags

_TARGET = flags.DEFINE_string("target", None, "a fuzz target that was built with --config=libfuzzer")
_SEEDS = flags.DEFINE_string("seeds", None, "the folder of inputs that the target has anyway")
_UNPACK = flags.DEFINE_string("unpack", None, "an archive to unpack, instead of making one")
_FOLDER = flags.DEFINE_string("folder", None, "where it is unpacked")

# Of an archive; targets that reach every operator have more room than those of one.
_ARCHIVE_BYTES = 12 << 10
_LARGE_ARCHIVE_BYTES = {
    "allocation_failures_fuzz": 40 << 10,
    "call_order_fuzz": 40 << 10,
    "model_fuzz": 48 << 10,
    "structured_model_fuzz": 64 << 10,
}

# Larger inputs cost more room than they are worth.
_INPUT_BYTES = 4096

# Slower ones, under sanitizers, are not kept: every test tries all that are.
_INPUT_SECONDS = 2


def pack(inputs: Iterable[bytes]) -> bytes:
    """An archive of the inputs that depends on nothing else; similar ones lie together, as sizes order them."""
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for index, data in enumerate(sorted(set(inputs), key=lambda data: (len(data), data))):
            member = tarfile.TarInfo(f"{index:04}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return lzma.compress(tar.getvalue(), preset=9 | lzma.PRESET_EXTREME)


def unpack(archive: bytes) -> list[bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:xz") as tar:
        return [file.read() for member in tar if (file := tar.extractfile(member)) is not None]


def order(reached: dict[bytes, frozenset[int]], known: frozenset[int]) -> list[bytes]:
    """The inputs that reach more than is known and than those before them, by how much more for each of their bytes."""
    # As bits of a number each, which are counted and compared all at once.
    bit = {feature: index for index, feature in enumerate(sorted(known.union(*reached.values()) - known))}
    left = {data: sum(1 << bit[feature] for feature in features - known) for data, features in reached.items()}
    covered = 0
    chosen = []
    # What an input adds only ever becomes less, so that one is best whose place has not fallen since it was looked up.
    queue = [(-bits.bit_count() / (len(data) + 1), len(data), data) for data, bits in left.items() if bits]
    heapq.heapify(queue)
    while queue:
        worth, size, data = heapq.heappop(queue)
        added = left[data] & ~covered
        now = -added.bit_count() / (size + 1)
        if now == worth:
            chosen.append(data)
            covered |= added
        elif added:
            heapq.heappush(queue, (now, size, data))
    return chosen


def pack_first(inputs: list[bytes], limit: int) -> tuple[bytes, int]:
    """The archive of as many of the first inputs as have room in `limit` bytes, and how many these are."""
    low, high = 0, len(inputs)
    while low < high:
        middle = (low + high + 1) // 2
        if len(pack(inputs[:middle])) <= limit:
            low = middle
        else:
            high = middle - 1
    return pack(inputs[:low]), low


def _features(target: pathlib.Path, inputs: list[bytes]) -> dict[bytes, frozenset[int]]:
    """What each input reaches, as libFuzzer numbers it. Those that take too long are left out."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name in ("inputs", "merged", "faults"):
            (folder / name).mkdir()
        for number, data in enumerate(inputs):
            (folder / "inputs" / str(number)).write_bytes(data)
        control = folder / "control"
        arguments = [
            "-set_cover_merge=1",
            f"-merge_control_file={control}",
            f"-timeout={_INPUT_SECONDS}",
            f"-artifact_prefix={folder / 'faults'}/",
            str(folder / "merged"),
            str(folder / "inputs"),
        ]
        run = subprocess.run([target, *arguments], capture_output=True, text=True, errors="replace", check=False)
        slow = ("timeout-", "slow-unit-")
        faults = [path for path in (folder / "faults").iterdir() if not path.name.startswith(slow)]
        if run.returncode != 0 or faults:
            for path in faults:
                pathlib.Path(path.name).write_bytes(path.read_bytes())
            sys.exit(f"{run.stderr[-4000:]}\n{target.name} is broken by {[path.name for path in faults]}")
        # How many files, how many of them were there before, their names, and a line of numbers for what each reaches.
        lines = control.read_text().splitlines()
        names = lines[2 : 2 + int(lines[0])]
        reached = {}
        for line in lines[2 + len(names) :]:
            kind, index, *features = line.split()
            if kind == "FT":
                reached[inputs[int(pathlib.Path(names[int(index)]).name)]] = frozenset(map(int, features))
        return reached


def _read_folder(folder: pathlib.Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def _keep(target: pathlib.Path, seeds: list[bytes], new: list[bytes], path: pathlib.Path) -> None:
    kept = unpack(path.read_bytes()) if path.exists() else []
    found = [data for data in kept + new if len(data) <= _INPUT_BYTES]
    reached = _features(target, sorted({*found, *seeds}))
    known: frozenset[int] = frozenset().union(*(reached.pop(seed, frozenset()) for seed in set(seeds)))
    best = order(reached, known)
    archive, count = pack_first(best, _LARGE_ARCHIVE_BYTES.get(target.name, _ARCHIVE_BYTES))
    path.write_bytes(archive)
    features = known.union(*(reached[data] for data in best[:count]))
    everything = known.union(*reached.values())
    print(
        f"{path.name}: {count} inputs in {len(archive)} bytes; the seeds reach {len(known)} features, with these "
        f"{len(features)}, with all {len(found)} that were found {len(everything)}"
    )


def main(arguments: list[str]) -> None:
    if _UNPACK.value and _FOLDER.value:
        folder = pathlib.Path(_FOLDER.value)
        folder.mkdir(parents=True, exist_ok=True)
        for index, data in enumerate(unpack(pathlib.Path(_UNPACK.value).read_bytes())):
            (folder / f"{index:04}").write_bytes(data)
        return
    if _TARGET.value is None:
        raise app.UsageError("--target, or --unpack and --folder, are needed")
    os.chdir(os.environ.get("BUILD_WORKING_DIRECTORY", "."))
    target = pathlib.Path(_TARGET.value).absolute()
    corpus = pathlib.Path(os.environ["BUILD_WORKSPACE_DIRECTORY"], "tflite_micro/fuzz/corpus")
    seeds = _read_folder(pathlib.Path(_SEEDS.value)) if _SEEDS.value else []
    new = [data for folder in arguments[1:] for data in _read_folder(pathlib.Path(folder))]
    _keep(target, seeds, new, corpus / f"{target.name}.tar.xz")


if __name__ == "__main__":
    app.run(main)
