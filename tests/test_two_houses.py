"""The film knows the tool, the tool knows no film."""

import re
import tomllib

import pytest

from tests.our_film import ROOT, STORYBOARD

SOURCES = [path for path in (ROOT / "reel").rglob("*.py") if "template" not in path.parts]

# Ids that are words of the trade as well: a buffer's overflow, a box's definition.
WORDS = {"hook", "definition", "inverse", "gradients", "overflow", "recap"}


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_no_clip_is_named_in_the_tool(clip_id: str) -> None:
    named = rf"\bscenes[./]{clip_id}\b|[\"'`]{clip_id}[\"'`]\s*[,)\]]"
    pattern = named if clip_id in WORDS else rf"{named}|\b{clip_id}\b"
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(pattern, line)
    ]
    assert not found


def test_the_contracts_hold_the_scenes_over_the_tool() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    linter = settings["tool"]["importlinter"]
    assert "scenes" in linter["root_packages"]
    assert any(contract.get("layers") == ["scenes", "reel"] for contract in linter["contracts"])
