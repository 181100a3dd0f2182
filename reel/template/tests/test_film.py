"""The film is whole: every clip has its words and its posts, and the check finds nothing."""

import pytest

from reel.check.run import check
from reel.records.film import read_film
from reel.records.formats import FORMATS
from reel.records.posts import load_posts
from reel.records.project import find_project

FILM = read_film(find_project())


@pytest.mark.parametrize("clip_id", FILM.storyboard.ids)
def test_a_clip_passes_the_check_in_every_format(clip_id: str) -> None:
    findings = check(FILM, [clip_id], list(FORMATS.values()), ["dark", "light"])
    assert [str(finding) for finding in findings] == []


def test_posts_are_written_of_every_clip() -> None:
    assert load_posts(FILM.project, FILM.storyboard).clips
