"""What is asked for, as a key. What was read meanwhile belongs to the key too: see `reads`."""

import hashlib
import importlib.util
import os
import platform
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

import grimp
import msgspec

from reel.engine.cache.reads import file_digest
from reel.records.plan import Job
from reel.records.project import Project
from reel.records.root import TOOL
from reel.wording.silent import narration_of

# Installed packages that have a part in the pixels.
_DRAWN_WITH = (
    "manim", "numpy", "sympy", "typst", "av", "pillow", "scipy", "pycairo", "manimpango",
    "font-source-sans-pro", "isosurfaces", "mapbox-earcut", "networkx", "pydub", "pygments",
    "skia-pathops", "svgelements", "uniseg",
)  # fmt: skip
_DERIVED_WITH = (
    "av", "pillow", "srt", "webvtt-py", "font-source-sans-pro", "typst", "uniseg", "jinja2",
    "markdown-it-py", "python-pptx", "sympy", "numpy",
)  # fmt: skip
# What decides where modules and settings are found, and how times are told.
_SURROUNDINGS = "PYTHONPATH", "HOME", "XDG_CONFIG_HOME", "TZ", "LANG", "LC_ALL"
_OWN_DATA = "records", "notation", "wording"
_DRAWING = "reel.engine.draw.worker", "reel.engine.assemble"


class Keys:
    """Makes the keys of one command; the tool's modules are read once."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}  # by module

    def clip(self, job: Job) -> str:
        """Make the key of a rendered clip, from all that its scene is told."""
        spec = job.spec
        assert spec is not None
        return _digest(self._common(job), spec.project.language, spec.words, spec.narration)

    def segments(self, job: Job) -> list[str]:
        """Make the keys of a clip's segments: as the clip's, but without its words and language.

        Of what the beats say a scene is told no more than the names of their cues, and the hold
        that fits it is made without a scene (`hold.py`). What it asks of other words, and of the
        language, is noted as it asks (`asked_words`). Captions that are drawn into the picture are
        another matter.
        """
        spec = job.spec
        assert spec is not None
        common = self._common(job)
        cues = {beat: spec.words.sayings[beat].cues for beat in spec.clip.beats}
        drawn = {
            beat: [spec.project.language, spec.words.sayings[beat], narration_of(spec, beat)]
            if job.burn
            else None
            for beat in spec.clip.beats
        }
        return [
            _digest(common, cues, index, drawn[part.beat]) for index, part in enumerate(spec.parts)
        ]

    def scene(self, job: Job) -> str:
        """Make the key of a scene in a file of its own, which reads from where one stands."""
        output = replace(job.output, alone=True)  # what else stays beside it is another matter
        return _digest("scene", job.scene, job.picture, output, str(Path.cwd()), self._drawn_by)

    def file(self, path: Path) -> str:
        """Make the key of what is found out about a file of its own: which scenes it has."""
        return _digest("file", str(path), str(Path.cwd()), self._drawn_by)

    def derived(self, maker: str, *inputs: object) -> str:
        """Make the key of what a module makes.

        Args:
            maker: the module's name.
            inputs: what it is made from: keys and plain records.
        """
        return _digest(self._source(maker), self._data, inputs, _versions(_DERIVED_WITH))

    def _common(self, job: Job) -> list[object]:
        """List what a scene is told in every frame: colours, shape, quality."""
        spec = job.spec
        assert spec is not None
        return [
            self._drawn_by,
            job.scene,
            spec.clip.id,
            spec.clip.beats,
            spec.theme,
            spec.format,
            spec.typeface.key,
            job.burn,
            job.highlight,
            job.picture,
            spec.brand if spec.clip.brand else None,
            spec.ground,
        ]

    @cached_property
    def _drawn_by(self) -> list[object]:
        """The code and the versions of what draws."""
        return [
            self._source(*_DRAWING),
            self._data,
            _manim(),
            platform.python_version(),
            _versions(_DRAWN_WITH),
            [os.environ.get(name) for name in _SURROUNDINGS],
        ]

    @cached_property
    def _data(self) -> list[str]:
        """What the tool knows of languages: its modules read that from files beside them."""
        return [folder_digest(TOOL / room, "*.toml") for room in _OWN_DATA]

    @cached_property
    def _imports(self) -> grimp.ImportGraph:
        """Which modules of the tool import which."""
        # Without grimp's own cache: two runs at once would spoil it, and it saves 20 ms.
        with _uninterrupted():
            return grimp.build_graph(TOOL.name, cache_dir=None)

    def _source(self, *modules: str) -> dict[str, str]:
        """Give the digests of modules of the tool, and of all of them that they run."""
        found: dict[str, str] = {}
        ahead = set(modules)
        while ahead:
            module = ahead.pop()
            if module not in self._digests:
                self._digests[module] = file_digest(_path(module))
            found[module] = self._digests[module]
            ahead |= self._imports.find_modules_directly_imported_by(module)
            if "." in module:  # importing a.b runs a as well
                ahead.add(module.rpartition(".")[0])
            ahead -= set(found)
        return found


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a Ctrl-C wait for the moment: code in Rust would panic at it, with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def folder_digest(folder: Path, kind: str = "*") -> str:
    """Make a digest of the files in a folder and below it, and of their names.

    What Python has compiled does not count.

    Args:
        folder: which.
        kind: a pattern that their names match.
    """
    files = [
        path
        for path in sorted(folder.rglob(kind))
        if path.is_file() and path.parent.name != "__pycache__"
    ]
    return _digest([(path.relative_to(folder).as_posix(), file_digest(path)) for path in files])


def fingerprint(project: Project | None) -> dict[str, str]:
    """Say what must be the same on two machines for them to draw the same.

    Names and versions of packages, and digests of the tool's folder and the project's, if there is
    one.
    """
    sources = [(TOOL, "*.py")]
    if project:
        sources += [(project.scenes, "*.py"), (project.assets, "*")]
    folders = {folder.name: folder_digest(folder, kind)[:12] for folder, kind in sources}
    versions = dict(entry.split(" ") for entry in _versions(_DRAWN_WITH))
    return {"python": platform.python_version(), **versions, **folders}


def _path(module: str) -> Path:
    """Find the file of one of the tool's modules."""
    place = TOOL.parent.joinpath(*module.split("."))
    package = place / "__init__.py"
    return package if package.exists() else place.with_suffix(".py")


def _manim() -> str:
    """Make a digest of all of Manim's code: some people change it in place."""
    spec = importlib.util.find_spec("manim")
    assert spec
    assert spec.origin
    files = sorted(Path(spec.origin).parent.rglob("*.py"))
    return _digest([file_digest(path) for path in files])


@cache
def _versions(packages: tuple[str, ...]) -> list[str]:
    return [f"{name} {version(name)}" for name in packages]


def _digest(*parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:32]
