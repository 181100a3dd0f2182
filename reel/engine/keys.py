"""What a thing was made from, as a key: the same key means the same pixels."""

import hashlib
import platform
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

import grimp
import msgspec

from reel.engine.plan import Job
from reel.errors import ReelError
from reel.paths import ASSETS, DATA, ROOT, shown

# Installed packages that have a part in the pixels.
_DRAWN_WITH = (
    "manim", "numpy", "sympy", "typst", "av", "pillow", "scipy", "pycairo", "manimpango",
    "font-source-sans-pro",
)  # fmt: skip
_DERIVED_WITH = ("av", "pillow", "pysubs2", "font-source-sans-pro")

# The storyboard is run when any scene is imported, but changes no scene's pixels: what it says of
# a clip is in the clip's own key. Without this, a new clip would make all others stale.
_STORYBOARD = "scenes"


class Keys:
    """Makes the keys of one run; imports are followed once.

    Raises:
        ReelError: a source file of the project is not valid Python.
    """

    def clip(self, job: Job) -> str:
        """Return the key of a rendered clip: all that has a part in any of its pixels."""
        made = job.production
        assert made is not None
        return _digest(self._common(job), made.words)

    def segments(self, job: Job) -> list[str]:
        """Return the keys of a clip's segments: as the clip's, but without what the beats say.

        A scene is not told that, and the rest that fits it is made without a scene (`rest.py`).
        Captions that are drawn into the picture are another matter.
        """
        made = job.production
        assert made is not None
        common = self._common(job)
        silent = msgspec.structs.replace(made.words, beats={})
        return [
            _digest(common, silent, index, made.words.beats[beat] if job.burn else None)
            for index, beat in enumerate(made.clip.beats)
        ]

    def _common(self, job: Job) -> list[object]:
        """Return what has a part in every frame: code, colours, data, versions, shape, quality."""
        made = job.production
        assert made is not None
        module = job.scene.partition(":")[0]
        return [
            self._source(module, "reel.engine.worker"),
            made.clip,
            made.theme,
            made.format.name,
            made.format.frame,
            job.burn,
            job.quality.pixels(job.format),
            job.quality.fps,
            [_file(DATA / name) for name in made.clip.data],
            [made.brand, _file(ASSETS / made.brand.logo)] if made.clip.brand else None,
            _file(ROOT / "manim.cfg"),
            [platform.python_version(), *_versions(_DRAWN_WITH)],
        ]

    def derived(self, maker: str, *inputs: object) -> str:
        """Return the key of what the module `maker` makes from `inputs` (keys, plain records)."""
        return _digest(self._source(maker), inputs, _versions(_DERIVED_WITH))

    @cached_property
    def _imports(self) -> grimp.ImportGraph:
        try:
            # Without grimp's own cache: two runs at once would spoil it, and it saves 20 ms.
            return grimp.build_graph("reel", "scenes", cache_dir=None)
        except grimp.exceptions.SourceSyntaxError as error:
            place = f"{shown(Path(error.filename))}:{error.lineno}"
            raise ReelError(f"{place}: not valid Python: {(error.text or '').strip()}") from None

    def _source(self, *modules: str) -> dict[str, str]:
        """Return what each of the modules, and all that they run of the project, contains."""
        found: dict[str, str] = {}
        ahead = set(modules)
        while ahead:
            module = ahead.pop()
            found[module] = _file(_path(module))
            if module in self._imports.modules:
                ahead |= self._imports.find_modules_directly_imported_by(module)
            if "." in module:  # importing a.b runs a as well
                ahead.add(module.rpartition(".")[0])
            ahead -= {*found, _STORYBOARD}
        return found


def fingerprint() -> dict[str, str]:
    """Return what must be the same on two machines for them to draw the same.

    Names and versions of packages, and digests of the project's folders.
    """
    folders = {
        str(folder.relative_to(ROOT)): _digest(
            [(str(path.relative_to(ROOT)), _file(path)) for path in sorted(folder.rglob(pattern))]
        )[:12]
        for folder, pattern in ((ROOT / "reel", "*.py"), (ROOT / "scenes", "*.py"), (ASSETS, "*"))
    }
    versions = dict(entry.split(" ") for entry in _versions(_DRAWN_WITH))
    return {"python": platform.python_version(), **versions, **folders}


def _path(module: str) -> Path:
    place = ROOT.joinpath(*module.split("."))
    package = place / "__init__.py"
    return package if package.exists() else place.with_suffix(".py")


@cache
def _versions(packages: tuple[str, ...]) -> list[str]:
    return [f"{name} {version(name)}" for name in packages]


def _file(path: Path) -> str:
    """Return the digest of a file's bytes; "" if it is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _digest(*parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:32]
