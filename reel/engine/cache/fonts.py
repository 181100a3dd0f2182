"""Which fonts are installed on this machine, for all that draws text with them."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

_CONFIG = Path("/etc/fonts/fonts.conf")


def installed_fonts() -> str:
    """Make a digest of all files of fonts and of their settings: names, sizes, times of change."""
    found = hashlib.sha256()
    for folder in sorted(set(_folders())):
        for place, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                path = Path(place, name)
                try:
                    about = path.stat()
                except OSError:  # a link to nothing
                    continue
                found.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\0".encode())
    return found.hexdigest()


def _folders() -> Iterator[Path]:
    """List the folders in which the system looks for fonts, and for what chooses among them."""
    home = Path.home()
    if sys.platform == "darwin":
        yield from map(Path, ("/System/Library/Fonts", "/Library/Fonts"))
        yield home / "Library" / "Fonts"
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        yield from (home / ".fonts", data / "fonts")
        yield from map(Path, ("/usr/share/fonts", "/usr/local/share/fonts"))
        settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        yield from (_CONFIG.parent, settings / "fontconfig")
        yield from _configured(Path(os.environ.get("FONTCONFIG_FILE") or _CONFIG), data)


def _configured(config: Path, data: Path) -> Iterator[Path]:
    """List the folders that a configuration of Fontconfig names itself."""
    try:
        root = ElementTree.parse(config).getroot()
    except (OSError, ElementTree.ParseError):
        return
    for entry in root.iter("dir"):
        text = (entry.text or "").strip()
        if entry.get("prefix") == "xdg":
            yield data / text
        elif text:
            yield Path(text).expanduser()
