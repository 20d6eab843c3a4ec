"""What models cost: instructions, memory and flash on boards, and time on this machine beside LiteRT.

    ./bazelw run //tflite_micro/benchmarks:report                            everything, printed
    ./bazelw run //tflite_micro/benchmarks:report -- --models=kws_ref_model,autoencoder_int8 --targets=cortex_m4
    ./bazelw run //tflite_micro/benchmarks:report -- --targets=host          this machine only
    ./bazelw run //tflite_micro/benchmarks:report -- --json=figures.json --markdown=figures.md
    ./bazelw run //tflite_micro/benchmarks:report -- --write                 keeps the figures: docs/performance.md, and
                                                                             what performance_test compares with
    ./bazelw run //tflite_micro/benchmarks:report -- --save-models=FOLDER    the generated models, as files

docs/performance.md says what the figures mean.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tflite_micro.benchmark import kept
from tflite_micro.benchmark.figures import Figures, to_json
from tflite_micro.benchmark.generated_models import GENERATED
from tflite_micro.benchmark.host_time import measure_on_host
from tflite_micro.benchmark.measurement import measure
from tflite_micro.benchmark.models import ROOT, SHARED_VARIABLE, Models, shared_folder
from tflite_micro.benchmark.tables import describe_host, tables
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.execution import HOST
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.targets.boards import TargetError
from tflite_micro.targets.programs import find_runner_board
from tflite_micro.whole_file import write_whole

EXIT_BAD_INPUT = 2
_TARGETS = [*kept.BOARDS, HOST]
_PAGE = "docs/performance.md"
_BEGIN = "<!-- Figures: written by the report. -->"
_END = "<!-- End of the figures. -->"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="report", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--models", metavar="NAMES", help="of which models, by names or files with commas between")
    parser.add_argument(
        "--targets", metavar="NAMES", help=f"on which boards, and {HOST} (default: {','.join(_TARGETS)})"
    )
    parser.add_argument(
        "--shared-models",
        metavar="FOLDER",
        help=f"public models (default: what {SHARED_VARIABLE} names, else shared/models beside the project, if there)",
    )
    parser.add_argument("--json", metavar="FILE", help="write the figures there")
    parser.add_argument("--markdown", metavar="FILE", help="write the tables there")
    parser.add_argument("--write", action="store_true", help=f"keep the figures: {_PAGE}, {kept.PATH}")
    parser.add_argument("--save-models", metavar="FOLDER", help="write the generated models there and do nothing else")
    return parser


def run(arguments: argparse.Namespace) -> None:
    if arguments.save_models:
        _save_models(Path(arguments.save_models))
        return
    if arguments.write and (arguments.models or arguments.targets):
        raise UserError(
            "--write keeps the figures of all models everywhere, so --models and --targets do not go with it"
        )
    targets = _TARGETS if arguments.targets is None else arguments.targets.split(",")
    boards = [find_runner_board(name).name for name in targets if name != HOST]
    with tempfile.TemporaryDirectory(prefix="tflm_report_") as folder:
        shared = shared_folder(arguments.shared_models)
        if arguments.write and shared is None:
            raise UserError("--write keeps figures of public models too: name their folder with --shared-models")
        models = Models(shared, Path(folder))
        files = models.load(models.names if arguments.models is None else arguments.models.split(","))
        figures = measure(files, boards, _say)
        # Afterwards, when nothing else of this program runs.
        if HOST in targets:
            figures = _with_host(figures, files)
    text = tables(figures)
    if arguments.json:
        _write(arguments.json, to_json(figures))
    if arguments.markdown:
        _write(arguments.markdown, text)
    if arguments.write:
        _keep(figures, text)
    print(text)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _with_host(figures: Figures, files: Mapping[str, ModelFile]) -> Figures:
    complete = {}
    for name, file in files.items():
        host = measure_on_host(file)
        _say(f"{name} on {HOST}: {describe_host(host)}")
        complete[name] = dataclasses.replace(figures[name], host=host)
    return complete


def _keep(figures: Figures, text: str) -> None:
    """Writes the figures into the project's own files."""
    root = Path(os.environ.get("BUILD_WORKSPACE_DIRECTORY", ROOT))
    page = root / _PAGE
    _write(page, with_tables(page.read_text(encoding="utf-8"), text))
    _write(root / kept.PATH, to_json(kept.kept_part(figures)))
    _say(f"written to {_PAGE} and {kept.PATH}")


def with_tables(page: str, text: str) -> str:
    """A page with `text` instead of what stands between the two marks. UserError if these are not there."""
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        raise UserError(f"{_PAGE} lacks the lines '{_BEGIN}' and '{_END}', between which the tables belong")
    return f"{before}{begin}\n\n{text}\n{end}{after}"


def _save_models(folder: Path) -> None:
    for name, make in GENERATED.items():
        _write(folder / f"{name}.tflite", make())
        print(folder / f"{name}.tflite")


def _write(path: str | Path, content: str | bytes) -> None:
    try:
        write_whole(path, content.encode() if isinstance(content, str) else content)
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
