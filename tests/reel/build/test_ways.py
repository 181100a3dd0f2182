"""Platforms that take the same share their clips; loops come of clips with nothing over them."""

from reel.build.ways import ways_of
from reel.records.formats import LANDSCAPE
from reel.records.platforms import ALL, load_platforms
from tests.our_film import FILM

KNOWN = load_platforms(FILM.project)
OWN = FILM.project.settings


def test_every_platform_gets_its_way_once() -> None:
    ways = ways_of(KNOWN.chosen(ALL), OWN)
    names = [name for way in ways for name in way.platforms]
    assert sorted(names) == sorted(KNOWN.known)
    for way in ways:
        for name in way.platforms:
            platform = KNOWN.known[name]
            assert way.shape == platform.shape
            assert way.loudness == platform.sound.loudness.value
            assert (way.captions == "burn") == (platform.captions.form.value == "burnt")
    assert len(ways) < len(names)


def test_loops_are_made_first_and_only_if_somebody_takes_them() -> None:
    assert ways_of(KNOWN.chosen(ALL), OWN)[0].gives_loops
    first, *others = ways_of(KNOWN.chosen("linkedin"), OWN)
    assert first.gives_loops
    assert first.platforms == ()
    assert first.shape == LANDSCAPE
    assert [way.platforms for way in others] == [("linkedin",)]
    assert not any(way.gives_loops for way in ways_of(KNOWN.chosen("tiktok"), OWN))
