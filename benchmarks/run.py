"""`make bench`: measures, and writes RESULTS.md, anew after every single measurement.

What was measured before stays in it until it is measured again.
"""

import platform
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection
from importlib.metadata import version
from pathlib import Path

import av
import click
import psutil
from rich.console import Console

from benchmarks import encoder, floor, psnr, scale, stages, studio, warm
from benchmarks.frames import jobs_of
from benchmarks.project import ROOT, CommandFailed, Snapshot
from benchmarks.report import report
from benchmarks.results import (
    Contest,
    EncoderTable,
    Floor,
    Latency,
    Scale,
    Stages,
    Warm,
    load,
    save,
)
from benchmarks.ways import ALL, CORES, MANIM, OURS, WAYS, contest
from reel.engine.run.estimate import Estimate
from reel.records.formats import QUALITIES, Quality
from scenes.storyboard import STORYBOARD

# Rough seconds for a thousand frames at 1080p on two cores: only to say how long it will take.
_ROUND, _OURS, _PSNR, _FLOOR, _WARM, _SCALE, _STAGES = 50.0, 18.0, 25.0, 9.0, 9.0, 50.0, 12.0
_ENCODER = 120.0  # for all of it
_STUDIO = 300.0  # likewise

_ALL = list(STORYBOARD.ids)


class Bench:
    """All parts, by name."""

    def __init__(
        self,
        clip: str,
        rounds: int,
        film: bool,
        every: int,
        quality: Quality,
        out: Path,
        folder: Path,
    ) -> None:
        self._clip, self._rounds, self._film = clip, rounds, film
        self._quality, self._out, self._folder = quality, out, folder
        self._snapshot = Snapshot(folder)
        self._results = load(out.with_suffix(".json"))
        self._results.machine = machine()
        self._about = f"{quality.name} quality, {_commit()}"
        self._the_clip = f"clip {clip} at {quality.name} quality"
        self._of_film = _ALL[::every]
        share = "" if every == 1 else f"{len(self._of_film)} of the film's {len(_ALL)} clips"
        self._the_film = f"{share or 'film'} at {quality.name} quality"
        self.console = Console(highlight=False)

    def run(self, names: list[str]) -> bool:
        """Run parts; return whether all went well."""
        for name in names:
            began = time.monotonic()
            self._say(f"{name}: about {self._expected(name) / 60:.0f} min")
            self._results.failures.pop(name, None)
            try:
                _PARTS[name](self)
            except CommandFailed as error:
                self._results.failures[name] = str(error)
            except Exception:
                self._results.failures[name] = traceback.format_exc()
            if name in self._results.failures:
                self._say(f"{name} failed: {self._results.failures[name]}")
            self.save()
            self._say(f"{name}: took {(time.monotonic() - began) / 60:.1f} min")
        return not self._results.failures.keys() & set(names)

    def save(self) -> None:
        """Write what is known so far."""
        save(self._results, self._out.with_suffix(".json"))
        self._out.write_text(report(self._results), encoding="utf-8")

    def clip(self) -> None:
        """One clip: all ways, sizes, memory, PSNR."""
        entry = self._results.clip = Contest(self._the_clip, _commit())
        keep = self._folder / "clip"
        failures = contest(
            self._snapshot, entry, [self._clip], self._quality, self._rounds, keep, self.save, WAYS
        )
        psnr.measure(jobs_of([self._clip], self._quality), entry, keep, self._folder, WAYS)
        _complain(failures)

    def clip_floor(self) -> None:
        """What encoding the clip's pictures takes at least."""
        entry = self._results.clip_floor = Floor(self._the_clip, _commit(), CORES)
        floor.measure(jobs_of([self._clip], self._quality), entry, self.save)

    def film(self) -> None:
        """All clips (and the film): all ways, once; PSNR of Manim's defaults and ours."""
        self._results.film = Contest(self._the_film, _commit())
        keep = self._folder / "film"
        failures = self._film_in(WAYS, keep)
        jobs = jobs_of(self._of_film, self._quality)
        psnr.measure(jobs, self._results.film, keep, self._folder, (MANIM, ALL))
        _complain(failures)

    def film_ours(self) -> None:
        """The same by render.py alone; Manim's times stay as they were."""
        entry = self._results.film
        if entry is None or entry.what != self._the_film:
            raise CommandFailed("the film has not been measured by Manim: run --only film first")
        entry.about = f"{entry.about.partition(';')[0]}; render.py again at {_commit()}"
        _complain(self._film_in(OURS, self._folder / "film"))

    def _film_in(self, names: Collection[str], keep: Path) -> list[str]:
        """Render the film in some ways; return what failed."""
        assert self._results.film
        return contest(
            self._snapshot, self._results.film, self._of_film, self._quality, 1, keep, self.save,
            names,
        )  # fmt: skip

    def film_floor(self) -> None:
        """What encoding all clips' pictures takes at least."""
        entry = self._results.film_floor = Floor(self._the_film, _commit(), CORES)
        floor.measure(jobs_of(self._of_film, self._quality), entry, self.save)

    def warm(self) -> None:
        """After a cold run: nothing changed, words changed, a scene changed."""
        what = "film" if self._film else f"clip {self._clip}"
        entry = self._results.warm = Warm(f"The {what}, {self._about}, {CORES} workers")
        ids = _ALL if self._film else [self._clip]
        warm.measure(self._snapshot, entry, ids, self._quality, self.save)

    def scale(self) -> None:
        """1, 2 and 4 workers, a cluster, and a model of many."""
        entry = self._results.scale = Scale(self._about, self._some)
        scale.measure(self._snapshot, entry, self._quality, self.save)

    def encoder(self) -> None:
        """Encoder settings on frames of three clips."""
        entry = self._results.encoder = EncoderTable(self._about, self._some)
        encoder.measure(entry, self._quality, self._folder, self.save)

    def stages(self) -> None:
        """Where a worker's time goes."""
        entry = self._results.stages = Stages(self._about)
        stages.measure(jobs_of(self._some, self._quality), entry, self.save)

    def studio(self) -> None:
        """From the save of an edit to the first new picture of the last beat."""
        beat = STORYBOARD[self._clip].beats[-1]
        entry = self._results.latency = Latency(_commit(), self._clip, beat)
        studio.measure(self._snapshot, entry, self._clip, beat, self.save)

    @property
    def _some(self) -> list[str]:
        """The clip, and two others if there is time for the film."""
        first = _ALL.index(self._clip)
        return [_ALL[(first + n) % len(_ALL)] for n in range(3 if self._film else 1)]

    def _expected(self, name: str) -> float:
        """Estimate how many seconds a part takes."""
        clip, film, some = (
            self._thousands(ids) for ids in ([self._clip], self._of_film, self._some)
        )
        return {
            "clip": self._rounds * clip * _ROUND + clip * _PSNR,
            "clip-floor": clip * _FLOOR,
            "film": film * (_ROUND + _PSNR),
            "film-ours": film * _OURS,
            "film-floor": film * _FLOOR,
            "warm": (film if self._film else clip) * _WARM,
            "scale": some * _SCALE,
            "stages": some * _STAGES,
            "studio": _STUDIO,
            "encoder": _ENCODER * (self._quality.short_side / 1080) ** 2,
        }[name] + 10

    def expected(self, names: list[str]) -> float:
        """Estimate how many seconds these parts take."""
        return sum(map(self._expected, names))

    def _thousands(self, ids: list[str]) -> float:
        """The frames of clips in thousands, as if they were at 1080p."""
        frames = sum(Estimate(job, None).frames for job in jobs_of(ids, self._quality))
        return frames / 1000 * max(0.4, (self._quality.short_side / 1080) ** 2)

    def _say(self, what: str) -> None:
        self.console.print(what, markup=False)


_PARTS: dict[str, Callable[[Bench], None]] = {
    "clip": Bench.clip,
    "clip-floor": Bench.clip_floor,
    "warm": Bench.warm,
    "scale": Bench.scale,
    "studio": Bench.studio,
    "encoder": Bench.encoder,
    "stages": Bench.stages,
    "film": Bench.film,
    "film-floor": Bench.film_floor,
    "film-ours": Bench.film_ours,
}


def machine() -> dict[str, str]:
    """What the times depend on; nothing that names the machine."""
    packages = "manim", "av", "numpy", "pycairo", "distributed"
    libraries = ", ".join(f"{name} {version(name)}" for name in packages)
    codec = ".".join(map(str, av.library_versions["libavcodec"]))
    return {
        "Processor": f"{_processor()}, {CORES} cores",
        "Memory": f"{psutil.virtual_memory().total / 1e9:.0f} GB",
        "System": f"{platform.system()}, Python {platform.python_version()}",
        "Versions": f"{libraries}, libavcodec {codec}",
    }


def _complain(failures: list[str]) -> None:
    """Raise CommandFailed if anything failed."""
    if failures:
        raise CommandFailed("\n".join(failures))


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
        return text.partition("model name")[2].partition(":")[2].partition("\n")[0].strip()
    except OSError:
        return platform.processor() or platform.machine()


def _commit() -> str:
    command = "git", "describe", "--always", "--dirty"
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    return f"commit {said.strip()}"


@click.command()
@click.option("--rounds", default=3, show_default=True, help="Of the clip; the film has one.")
@click.option("--clip", type=click.Choice(_ALL), default="hook", show_default=True)
@click.option(
    "--only", type=click.Choice(list(_PARTS)), multiple=True, help="May be given several times."
)
@click.option("--film/--no-film", default=True, show_default=True, help="The whole film, too.")
@click.option(
    "--every",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="In place of the film, every so manieth of its clips: where an hour is too long.",
)
@click.option("--quality", type=click.Choice(list(QUALITIES)), default="full", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path(__file__).with_name("RESULTS.md"),
    help="The report; its numbers go beside it, as JSON.",
)  # fmt: skip
def main(
    rounds: int, clip: str, only: tuple[str, ...], film: bool, every: int, quality: str, out: Path
) -> None:
    """Measure how fast clips and the film are rendered, and write RESULTS.md."""
    out.parent.mkdir(parents=True, exist_ok=True)
    names = list(only) or [
        name for name in _PARTS if name != "film-ours" and (film or not name.startswith("film"))
    ]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(clip, rounds, film, every, QUALITIES[quality], out, Path(folder))
        bench.console.print(f"about {bench.expected(names) / 60:.0f} min in all", markup=False)
        well = bench.run(names)
    bench.console.print(f"written to {out}", markup=False)
    sys.exit(not well)


if __name__ == "__main__":
    main()
