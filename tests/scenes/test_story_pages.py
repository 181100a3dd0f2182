"""Each clip's STORY.md tells of the clip as it is."""

import re

import pytest

from tests.our_film import FILM, ROOT, STORYBOARD


def read(clip_id: str) -> tuple[str, dict[str, str]]:
    """What stands at the top of a clip's page, and its parts by their headings."""
    page = (ROOT / "scenes" / clip_id / "STORY.md").read_text(encoding="utf-8")
    top, *parts = re.split(r"^## ", page, flags=re.MULTILINE)
    return top, dict(part.split("\n", 1) for part in parts)


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_a_story_has_a_claim_a_hero_and_every_beat_with_its_point(clip_id: str) -> None:
    top, parts = read(clip_id)
    words = FILM.words[clip_id]
    assert top.startswith(f"# {words.title}\n\n**Claim.** ")
    assert top.count("\n\n**Hero.** ") == 1
    beats = STORYBOARD[clip_id].beats
    assert list(parts) == [f"{beat}: “{words.points[beat]}”" for beat in beats]


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_a_story_says_of_each_beat_what_is_seen_and_said_and_its_cues(clip_id: str) -> None:
    _, parts = read(clip_id)
    for part, beat in zip(parts.values(), STORYBOARD[clip_id].beats, strict=True):
        found = re.findall(r"^\*\*(Seen|Said|Cues|Last frame)\.\*\* ", part, re.MULTILINE)
        assert found == ["Seen", "Said", "Cues", "Last frame"], beat
        cues = part.partition("**Cues.**")[2].partition("**Last frame.**")[0]
        for cue in FILM.words[clip_id].sayings[beat].cues:
            assert f"`{cue}`" in cues, f"{beat}.{cue}"
