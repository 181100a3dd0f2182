"""A scene of any Manim file, as the studio shows it: in one way, its file's own."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from reel.records.plan import Job
from reel.records.project import cache_beside
from reel.studio.protocol import Choice, Overlay
from reel.studio.subject import Spoken, Way


class FileScene:
    """A `Subject`: nothing is read of it here, for its file is somebody's program."""

    formats: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    overlays: tuple[Overlay, ...] = ()

    def __init__(self, job: Job, program: str = "render.py") -> None:
        path, _, self.clip = job.scene.rpartition(":")
        self._job = job
        self._path = Path(path)
        self._program = program
        self.root = self._path.parent
        self.cache = cache_beside(Path.cwd())
        self.clips = (self.clip,)

    def switch(self, clip: str) -> None: ...

    def title(self, way: Way) -> str:
        return self._path.name

    def job(self, way: Way) -> Job:
        return self._job

    def read_again(self, files: Collection[Path], way: Way) -> None: ...

    def folders(self) -> Iterable[tuple[Path, bool]]:
        yield self._path.parent, False

    def speak(self, language: str) -> Spoken:
        return {}

    def take(self, language: str, spoken: Spoken) -> None: ...

    def choices(self, way: Way) -> tuple[Choice, ...]:
        line = " ".join([self._program, *self.arguments("render", way)])
        return (Choice("render", "Render the scene", line),)

    def arguments(self, name: str, way: Way) -> Sequence[str]:
        return {"render": ["file", str(self._path), self.clip]}[name]
