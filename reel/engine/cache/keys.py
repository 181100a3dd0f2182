"""What a thing was made from, as a key: the same key means the same pixels."""

import hashlib
import platform
import re
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

import grimp
import msgspec

from reel.records.plan import Job
from reel.records.project import Project
from reel.records.root import TOOL

# Installed packages that have a part in the pixels.
_DRAWN_WITH = (
    "manim", "numpy", "sympy", "typst", "av", "pillow", "scipy", "pycairo", "manimpango",
    "font-source-sans-pro",
)  # fmt: skip
_DERIVED_WITH = ("av", "pillow", "srt", "webvtt-py", "font-source-sans-pro")


class Keys:
    """Makes the keys of one run; imports are followed once.

    Args:
        project: the film's.
    """

    def __init__(self, project: Project) -> None:
        self._project = project

    def clip(self, job: Job) -> str:
        """Make the key of a rendered clip, from all that has a part in any of its pixels."""
        spec = job.spec
        assert spec is not None
        return _digest(self._common(job), spec.words)

    def segments(self, job: Job) -> list[str]:
        """Make the keys of a clip's segments: as the clip's, but without what the beats say.

        A scene is not told that, and the hold that fits it is made without a scene (`hold.py`).
        Captions that are drawn into the picture are another matter.
        """
        spec = job.spec
        assert spec is not None
        common = self._common(job)
        silent = msgspec.structs.replace(spec.words, beats={})
        return [
            _digest(common, silent, index, spec.words.beats[beat] if job.burn else None)
            for index, beat in enumerate(spec.clip.beats)
        ]

    def _common(self, job: Job) -> list[object]:
        """List what has a part in every frame: code, colours, data, versions, shape, quality."""
        spec = job.spec
        assert spec is not None
        module = job.scene.partition(":")[0]
        return [
            self._source(module, "reel.engine.draw.worker"),
            spec.clip,
            spec.theme,
            spec.format.name,
            spec.format.frame,
            job.burn,
            job.picture.pixels,
            job.picture.fps,
            [_file(self._project.data / name) for name in spec.clip.data],
            [spec.brand, _file(self._project.assets / spec.brand.logo)]
            if spec.clip.brand
            else None,
            _file(self._project.manim_cfg),
            [platform.python_version(), *_versions(_DRAWN_WITH)],
        ]

    def derived(self, maker: str, *inputs: object) -> str:
        """Make the key of what a module makes.

        Args:
            maker: the module's name.
            inputs: what it is made from: keys and plain records.
        """
        return _digest(self._source(maker), inputs, _versions(_DERIVED_WITH))

    @cached_property
    def _imports(self) -> grimp.ImportGraph | None:
        """Which modules of the tool and of the project import which.

        None if that cannot be known, since a file of the project is no Python, or a folder of it no
        package.
        """
        folders = {path.parent for path in self._project.scenes.rglob("*.py")}
        if not all((folder / "__init__.py").is_file() for folder in folders):
            return None
        try:
            # Without grimp's own cache: two runs at once would spoil it, and it saves 20 ms.
            return grimp.build_graph(TOOL.name, self._project.package, cache_dir=None)
        except (grimp.exceptions.SourceSyntaxError, UnicodeError, OSError):
            return None

    @cached_property
    def _imports_of_tool(self) -> grimp.ImportGraph:
        """Which modules of the tool import which."""
        return self._imports or grimp.build_graph(TOOL.name, cache_dir=None)

    def _source(self, *modules: str) -> dict[str, str]:
        """Give the digests of the modules, and of all that they run of the tool and the project.

        Where it cannot be known what they run of the project, all of its files count.
        """
        found: dict[str, str] = {}
        ahead = set(modules)
        while ahead:
            module = ahead.pop()
            found[module] = _file(self._path(module))
            of_tool = module.partition(".")[0] == TOOL.name
            imports = self._imports_of_tool if of_tool else self._imports
            if not of_tool:
                found |= self._beside
            if imports is None:
                found |= self._all_scenes
            elif module in imports.modules:
                ahead |= imports.find_modules_directly_imported_by(module)
            if "." in module:  # importing a.b runs a as well
                ahead.add(module.rpartition(".")[0])
            ahead -= set(found)
        return found

    @cached_property
    def _all_scenes(self) -> dict[str, str]:
        """Digests of all Python files of the scenes' package."""
        return _python_files(self._project.scenes)

    @cached_property
    def _beside(self) -> dict[str, str]:
        """Digests of all Python files beside the scenes' package, if some scene imports one."""
        root = self._project.root
        files = {path.stem: path for path in root.glob("*.py")}
        folders = {
            path.name: path
            for path in root.iterdir()
            if path.is_dir()
            and path.name.isidentifier()  # no hidden one, for instance
            and path not in (TOOL, self._project.scenes)
            and not (path / "pyvenv.cfg").exists()
        }
        names = "|".join(map(re.escape, {**files, **folders}))
        imported = re.compile(rf"^\s*(?:from|import)\b.*\b(?:{names})\b".encode(), re.MULTILINE)
        sources = self._project.scenes.rglob("*.py")
        if not names or not any(imported.search(path.read_bytes()) for path in sources):
            return {}
        found = {path.name: _file(path) for path in files.values()}
        for folder in folders.values():
            found |= _python_files(folder)
        return found

    def _path(self, module: str) -> Path:
        """Find the file of a module."""
        top, *_ = module.split(".")
        place = (TOOL.parent if top == TOOL.name else self._project.root).joinpath(
            *module.split(".")
        )
        package = place / "__init__.py"
        return package if package.exists() else place.with_suffix(".py")


def fingerprint(project: Project | None) -> dict[str, str]:
    """Say what must be the same on two machines for them to draw the same.

    Names and versions of packages, and digests of the tool's folder and the project's, if there is
    one.
    """
    sources = [(TOOL, "*.py")]
    if project:
        sources += [(project.scenes, "*.py"), (project.assets, "*")]
    folders = {
        folder.name: _digest(
            [
                (path.relative_to(folder).as_posix(), _file(path))
                for path in sorted(folder.rglob(kind))
            ]
        )[:12]
        for folder, kind in sources
    }
    versions = dict(entry.split(" ") for entry in _versions(_DRAWN_WITH))
    return {"python": platform.python_version(), **versions, **folders}


def _python_files(folder: Path) -> dict[str, str]:
    """The digests of all Python files in a folder, by their places beside it."""
    return {
        path.relative_to(folder.parent).as_posix(): _file(path)
        for path in sorted(folder.rglob("*.py"))
    }


@cache
def _versions(packages: tuple[str, ...]) -> list[str]:
    return [f"{name} {version(name)}" for name in packages]


def _file(path: Path) -> str:
    """Make the digest of a file's bytes; "" if it is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _digest(*parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:32]
