"""What models cost: instructions, memory and flash on boards, and time on this machine beside LiteRT.

./bazelw run //tflite_micro/benchmarks:report                                        everything, printed
./bazelw run //tflite_micro/benchmarks:report -- --models=kws_ref_model,autoencoder_int8 --boards=cortex_m4
./bazelw run //tflite_micro/benchmarks:report -- --json=figures.json --markdown=figures.md
./bazelw run //tflite_micro/benchmarks:report -- --save-models=FOLDER                the generated models, as files
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tflite_micro.benchmark.figures import Figures, ModelFigures, to_json
from tflite_micro.benchmark.generated_models import GENERATED
from tflite_micro.benchmark.measurement import measure_on_boards, model_multiply_accumulates
from tflite_micro.benchmark.models import SHARED_VARIABLE, Models, shared_folder
from tflite_micro.benchmark.tables import tables
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.targets.boards import TargetError
from tflite_micro.targets.programs import find_runner_board

BOARDS = ["cortex_m0", "cortex_m4", "cortex_m55", "riscv32"]
EXIT_BAD_INPUT = 2
_WORKERS = 2


def measure(
    files: dict[str, ModelFile], boards: Sequence[str], say: Callable[[str], None], workers: int = _WORKERS
) -> Figures:
    """All figures of these models on these boards."""
    # Large ones first, so that no worker is left alone with one at the end.
    names = sorted(files, key=lambda name: -model_multiply_accumulates(files[name]))
    pairs = [(files[name], board) for name in names for board in boards]
    found = measure_on_boards(pairs, workers, lambda file, board: say(f"{file.path.stem} on {board}"))
    by_pair = {(id(file), board): figures for (file, board), figures in zip(pairs, found, strict=True)}
    return {
        name: ModelFigures(model_multiply_accumulates(file), {board: by_pair[id(file), board] for board in boards})
        for name, file in files.items()
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="report", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--models", metavar="NAMES", help="of which models, by names or files with commas between")
    parser.add_argument("--boards", metavar="NAMES", help=f"on which boards (default: {','.join(BOARDS)})")
    parser.add_argument(
        "--shared-models",
        metavar="FOLDER",
        help=f"public models (default: what {SHARED_VARIABLE} names, else shared/models beside the project, if there)",
    )
    parser.add_argument("--json", metavar="FILE", help="write the figures there")
    parser.add_argument("--markdown", metavar="FILE", help="write the tables there")
    parser.add_argument("--save-models", metavar="FOLDER", help="write the generated models there and do nothing else")
    return parser


def run(arguments: argparse.Namespace) -> None:
    if arguments.save_models:
        _save_models(Path(arguments.save_models))
        return
    boards = BOARDS if arguments.boards is None else [name for name in arguments.boards.split(",") if name]
    for board in boards:
        find_runner_board(board)
    with tempfile.TemporaryDirectory(prefix="tflm_report_") as folder:
        models = Models(shared_folder(arguments.shared_models), Path(folder))
        names = models.names if arguments.models is None else arguments.models.split(",")
        figures = measure(models.load(names), boards, lambda text: print(text, file=sys.stderr, flush=True))
    text = tables(figures)
    if arguments.json:
        _write(arguments.json, to_json(figures))
    if arguments.markdown:
        _write(arguments.markdown, text)
    print(text)


def _save_models(folder: Path) -> None:
    for name, make in GENERATED.items():
        _write(folder / f"{name}.tflite", make())
        print(folder / f"{name}.tflite")


def _write(path: str | Path, content: str | bytes) -> None:
    try:
        Path(path).write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise UserError(f"cannot write '{path}': {error.strerror or error}") from error


def main(words: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(words)
    try:
        run(arguments)
    except (UserError, TargetError) as error:
        print(f"report: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    return 0


if __name__ == "__main__":
    # `bazel run` starts programs elsewhere; files are named from where the user is.
    os.chdir(os.environ.get("BUILD_WORKING_DIRECTORY", "."))
    sys.exit(main())
