"""What a person's files import: theirs comes first, whatever else bears the name.

Python knows one module by a name, whoever asks. But a person's file may be called queue.py, or have
a `scenes` or a `reel` beside it, while Python, Manim and the tool go on needing their own. So what
is theirs and has a name that is taken goes by a longer one, within a package that is named after
their folder; and only files of that folder are given it.
"""

import builtins
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

from reel.records.root import PROJECT_FILE, TOOL

LOOKED_FOR = "reel.looked_for"
"""The audit event of a folder in which a module of some name was looked for first."""

_ALWAYS_INSTALLED = "manim"
"""What every Manim file means by this, even beside a manim.py."""


@cache
def own_imports(folder: Path) -> "OwnImports":
    """Let the files of a folder, which is absolute, import what is theirs from now on."""
    return OwnImports(folder)


class OwnImports:
    """Finds modules of a folder for the files of that folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._package = ModuleType(self._folder.replace(".", "_"))
        self._package.__path__ = [self._folder]
        sys.modules[self._package.__name__] = self._package
        self._found: dict[str, ModuleSpec | None] = {}
        # Behind what is installed, and before the film that this tool may stand beside.
        film = [str(TOOL.parent)] if (TOOL.parent / PROJECT_FILE).exists() else []
        others = [entry for entry in sys.path if entry not in (self._folder, *film)]
        sys.path[:] = list(dict.fromkeys([*others, self._folder, *film]))
        self._next = builtins.__import__
        builtins.__import__ = self._import

    def name_of(self, path: Path) -> str:
        """Name the module that a file of the folder becomes."""
        return self._long_name(path.stem) if self._is_taken(path.stem) else path.stem

    def _import(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        """Import a module for the file whose `globals` are given, as `__import__` does."""
        if not level and globals and self._is_for_own(name, globals.get("__file__")):
            top, own = name.partition(".")[0], self._long_name(name)
            try:
                importlib.import_module(own)
            except ModuleNotFoundError as error:
                if error.name != own:
                    raise
            else:
                module = sys.modules[self._long_name(top)]
                _fall_back(module, top)
                return self._next(own, globals, locals, fromlist, 0) if fromlist else module
        return self._next(name, globals, locals, fromlist, level)

    def _is_for_own(self, name: str, importer: Any) -> bool:
        """Tell whether a file that imports a module of this name is to be given the folder's."""
        if not importer or not self._is_in_folder(importer) or _is_in(importer, str(TOOL)):
            return False
        top = name.partition(".")[0]
        if top not in self._found:
            self._found[top] = self._find(top)
        found = self._found[top]
        # A file that asks for its own name does not mean itself.
        return found is not None and (found.origin != importer or _is_package(found))

    def _find(self, top: str) -> ModuleSpec | None:
        """Find the folder's module of a name that is taken."""
        sys.audit(LOOKED_FOR, self._folder, top)
        own = PathFinder.find_spec(self._long_name(top), [self._folder])
        if own is None or top == _ALWAYS_INSTALLED or not self._is_taken(top):
            return None
        # A folder that is no package takes the place of none of Python's: it may be anything.
        return None if own.origin is None and top in sys.stdlib_module_names else own

    def _is_taken(self, top: str) -> bool:
        """Tell whether a name means another module than the folder's to everybody else."""
        if top in sys.stdlib_module_names:
            return True
        loaded = sys.modules.get(top)
        found = loaded.__spec__ if loaded else PathFinder.find_spec(top)
        if found is None:
            return loaded is not None
        places = [found.origin] if found.has_location else found.submodule_search_locations or []
        return not any(place and self._is_in_folder(place) for place in places)

    def _is_in_folder(self, place: str) -> bool:
        """Tell whether a file is one of the folder's, and not of packages installed within it."""
        return _is_in(place, self._folder) and not any(
            _is_in(place, entry) for entry in sys.path if _is_in(entry, self._folder)
        )

    def _long_name(self, name: str) -> str:
        return f"{self._package.__name__}.{name}"


def _is_in(place: str, folder: str) -> bool:
    return place.startswith(f"{folder}{os.sep}")


def _is_package(spec: ModuleSpec) -> bool:
    return spec.submodule_search_locations is not None


def _fall_back(module: ModuleType, name: str) -> None:
    """Let what a module has not be that of the one whose name it has taken.

    Beside a scene in random.py, another one may well mean Python's `random`.
    """
    if hasattr(module, "__path__") or "__getattr__" in vars(module):
        return

    def missing(attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(importlib.import_module(name), attribute)

    module.__getattr__ = missing  # type: ignore[method-assign]
