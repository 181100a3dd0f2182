"""The command: finds scenes, has them drawn by Manim and by this engine, and counts."""

import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from importlib.metadata import version
from pathlib import Path

import click
import msgspec

from benchmarks.manim_own import boxes, counts
from benchmarks.manim_own.samples import UNIT_TESTS, Samples
from benchmarks.manim_own.unit_tests import names_in
from benchmarks.manim_own.verdict import Verdict, elsewhere, judge
from benchmarks.report import report
from benchmarks.results import ManimOwn, load, save
from reel.records.errors import ReelError
from reel.records.formats import quality_of
from reel.records.root import PROJECT_FILE

_RESULTS = Path(__file__).parents[1] / "RESULTS.json"


@click.command(
    epilog=f"For --clone: git clone --depth 1 --branch v{version('manim')} "
    "https://github.com/ManimCommunity/manim"
)
@click.argument("words", nargs=-1)
@click.option(
    "--clone", type=click.Path(path_type=Path, exists=True, file_okay=False, resolve_path=True),
    help="A clone of Manim's repository: its gallery, documentation and graphical tests, too.",
)  # fmt: skip
@click.option(
    "--boxes", "with_boxes", is_flag=True,
    help="Where there is no LaTeX, draw boxes for its letters, to compare formulas as well.",
)  # fmt: skip
@click.option("--quality", default="144p15", show_default=True, help="Pixels and rate.")
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True,
    help="How many scenes at a time; two workers share each.",
)  # fmt: skip
@click.option(
    "--seconds", type=click.IntRange(1), default=120, show_default=True,
    help="That Manim may take for a scene.",
)  # fmt: skip
@click.option(
    "--json", "file", type=click.Path(path_type=Path, dir_okay=False, resolve_path=True),
    help="Write down what came of each scene, for programs; what stands in the file already is not "
    "tried again.",
)  # fmt: skip
@click.option("--record", is_flag=True, help="Put the counts into benchmarks/RESULTS.md.")
def main(
    words: tuple[str, ...],
    clone: Path | None,
    with_boxes: bool,
    quality: str,
    jobs: int,
    seconds: int,
    file: Path | None,
    record: bool,
) -> None:
    """Draw Manim's own scenes with Manim and with this engine, and compare all frames.

    They are the examples in the installed package's docstrings: those whose names contain one of
    WORDS, or all. Exit code 1 if any is different.
    """
    if record and words:
        raise click.ClickException("--record is for all scenes: leave WORDS out")
    verdicts: list[Verdict] = []
    if file and file.exists():
        verdicts = msgspec.json.decode(file.read_bytes(), type=list[Verdict])
    known = {(verdict.group, verdict.name) for verdict in verdicts}
    with tempfile.TemporaryDirectory(prefix="manim-own-") as folder:
        Path(folder, PROJECT_FILE).touch()  # so the engine's cache for all in it is there, too
        if with_boxes and not shutil.which("latex"):
            boxes.install(Path(folder, "programs"))
        try:
            samples = Samples(Path(folder), quality_of(quality))
        except ReelError as error:
            raise click.ClickException(str(error)) from None
        for verdict in compare(samples, clone, words, known, jobs, seconds):
            verdicts.append(verdict)
            click.echo(counts.line(verdict), err=True)
            if file:
                file.write_bytes(msgspec.json.format(msgspec.json.encode(verdicts)) + b"\n")
    counted = counts.count(verdicts)
    click.echo("\n".join([counts.told(counted), *counts.differences(verdicts)]))
    if record:
        results = load(_RESULTS)
        results.manim_own = ManimOwn(f"Manim {version('manim')} at {quality}", counted)
        save(results, _RESULTS)
        _RESULTS.with_suffix(".md").write_text(report(results), encoding="utf-8")
    sys.exit(any(group.different for group in counted.values()))


def compare(
    samples: Samples,
    clone: Path | None,
    words: Collection[str],
    known: Collection[tuple[str, str]],
    jobs: int,
    seconds: int,
) -> Iterator[Verdict]:
    """Draw scenes both ways; yield what comes of each.

    Args:
        samples: where they are.
        clone: of Manim's repository, if there is one.
        words: of which a scene's name contains one; none for all.
        known: groups and names of scenes that are left out.
        jobs: how many at a time.
        seconds: that Manim may take for one.
    """

    def wanted(group: str, name: str) -> bool:
        new = (group, name) not in known
        return new and (not words or any(word in name for word in words))

    found = list(samples.of_package())
    if clone:
        found += samples.of_pages(clone)
        for path in sorted((clone / "tests" / "test_graphical_units").glob("test_*.py")):
            names = elsewhere(samples.folder, path.name, partial(names_in, str(path)))
            if not isinstance(names, Exception):
                found += samples.of_unit_test(path, names)
            elif wanted(UNIT_TESTS, path.stem):
                reason = "cannot be imported"
                yield Verdict(UNIT_TESTS, path.stem, "not run", reason=reason, detail=str(names))
    chosen = [sample for sample in found if wanted(sample.group, sample.name)]
    if jobs == 1:  # a process less
        yield from (judge(sample, seconds) for sample in chosen)
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        futures = [pool.submit(judge, sample, seconds) for sample in chosen]
        for future in as_completed(futures):
            yield future.result()
