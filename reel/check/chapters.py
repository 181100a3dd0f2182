"""Chapters: whether a platform makes chapters of a list of times."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reel.check.fault import Fault
from reel.check.platform_fault import platform_fault
from reel.records.platforms import ChapterRules, Platform

_CHAPTER = re.compile(r"(?:(\d+):)?(\d+):(\d\d) (.+)")


class ListedChapter(NamedTuple):
    """A line of such a list: when the chapter begins (whole seconds), and what it is called."""

    start: int
    title: str


def listed_chapter(line: str) -> ListedChapter | None:
    """Read a line as players of platforms do; None if it is no time and title."""
    found = _CHAPTER.fullmatch(line.strip())
    if not found:
        return None
    hours, minutes, seconds, title = found.groups()
    return ListedChapter(3600 * int(hours or 0) + 60 * int(minutes) + int(seconds), title)


def of_chapters(
    name: str,
    chapters: Iterable[ListedChapter],
    seconds: float,
    platform: Platform,
    rules: ChapterRules,
) -> Iterator[Fault]:
    """Yield what keeps a list of times from becoming chapters.

    Args:
        name: of the file that has the list.
        chapters: the list.
        seconds: how long the film lasts.
        platform: it makes chapters of them,
        rules: if they keep to these.
    """
    listed = list(chapters)
    if len(listed) < rules.fewest.value:
        # A film of so few clips does without; that is no mistake.
        wrong = f"{name} has {len(listed)} chapters, not {rules.fewest.value} at least"
        yield platform_fault(platform, "chapters", wrong, rules.fewest, "warning")
    if listed and listed[0].start != rules.first.value:
        wrong = f"{name} begins at {listed[0].start} s, not at {rules.first.value:g} s"
        yield platform_fault(platform, "chapters", wrong, rules.first)
    ends = [chapter.start for chapter in listed[1:]] + [seconds]
    for (start, title), end in zip(listed, ends, strict=False):
        if end - start < rules.shortest.value:
            wrong = f"“{title}” lasts {end - start:g} s, not {rules.shortest.value:g} s at least"
            yield platform_fault(platform, "chapters", f"{name}: {wrong}", rules.shortest)
        if rules.longest_title and len(title) > rules.longest_title.value:
            wrong = f"“{title}” has {len(title)} letters; {rules.longest_title.value} are shown"
            yield platform_fault(platform, "chapters", f"{name}: {wrong}", rules.longest_title)
