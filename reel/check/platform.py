"""Platforms: what each that a finished video is posted to would refuse, cut off or change.

A number that is unsure gives a warning, any other one an error. What lies beside a video is looked
at, too: the files of captions, and a film's list of chapters. Whether captions are drawn into the
picture cannot be told from a file, so a platform that takes only such ones says nothing here.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from reel.check.chapters import listed_chapter, of_chapters
from reel.check.fault import Fault
from reel.check.findings import Severity
from reel.check.measured_video import MeasuredVideo
from reel.check.platform_fault import platform_fault, too_large
from reel.check.platform_limits import OF_SOUND, OF_VIDEO
from reel.records.plan import Files
from reel.records.platforms import CaptionRules, ChapterRules, Platform
from reel.records.timeline import Timeline


def of_platforms(
    folder: Path, video: MeasuredVideo, timeline: Timeline, platforms: Collection[Platform]
) -> Iterator[Fault]:
    """Yield what is wrong with a finished video for each platform.

    Args:
        folder: where it lies.
        video: what was measured of it.
        timeline: the video's.
        platforms: those that it is made for.
    """
    files = Files(folder, Path(video.name).stem)
    for platform in platforms:
        if timeline.chapters and not _takes_film(platform, video):
            continue
        yield from of_limits(video.name, video, platform)
        yield from _of_captions(files, platform)
        if timeline.chapters and platform.chapters:
            yield from _of_chapters(files.chapters, video.seconds, platform, platform.chapters)


def _takes_film(platform: Platform, film: MeasuredVideo) -> bool:
    """Whether a film is posted there, not its clips alone: it has chapters, or the film just fits.

    Else each film would be too long somewhere, which is no mistake.
    """
    if platform.chapters:
        return True
    limits = {"longest": platform.video.longest, "largest": platform.video.largest}
    return not any(stated and OF_VIDEO[key](film, stated.value) for key, stated in limits.items())


def of_limits(name: str, video: MeasuredVideo, platform: Platform) -> Iterator[Fault]:
    """Yield which of a platform's numbers a video breaks.

    Args:
        name: the file, as the reader is to be told.
        video: what was measured of it.
        platform: the platform.
    """
    for key, broken in OF_VIDEO.items():
        stated = getattr(platform.video, key)
        if stated and (wrong := broken(video, stated.value)):
            yield platform_fault(platform, key, f"{name} {wrong}", stated)
    for key, off in OF_SOUND.items() if video.sound else ():
        stated = getattr(platform.sound, key)
        if video.sound and (wrong := off(video.sound, stated.value)):
            # Nobody refuses a video for how loud it is: it is played otherwise than it was made.
            severity: Severity | None = "warning" if key == "loudness" else None
            yield platform_fault(platform, key, f"{name} {wrong}", stated, severity)


def _of_captions(files: Files, platform: Platform) -> Iterator[Fault]:
    rules: CaptionRules = platform.captions
    there = [path for path in (files.captions_srt, files.captions_vtt) if path.is_file()]
    if rules.form.value != "file" or not rules.kinds or not there:
        return
    taken = [path for path in there if path.suffix.removeprefix(".") in rules.kinds.value]
    if not taken:
        kinds = " or ".join(rules.kinds.value)
        names = ", ".join(path.name for path in there)
        yield platform_fault(platform, "captions", f"{names}: taken are {kinds}", rules.kinds)
    for path in taken:
        size = path.stat().st_size
        yield from too_large(platform, "captions", path.name, size, rules.largest)


def _of_chapters(
    path: Path, seconds: float, platform: Platform, rules: ChapterRules
) -> Iterator[Fault]:
    """Yield what is wrong with the list of times beside a film; each line is one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        yield Fault("files.chapters", f"{path.name} cannot be read: {error}")
        return
    found = [listed_chapter(line) for line in lines]
    chapters = [chapter for chapter in found if chapter]
    if len(chapters) < len(lines):
        line = lines[found.index(None)]
        yield Fault("files.chapters", f"{path.name}: “{line}” is no time and title")
    yield from of_chapters(path.name, chapters, seconds, platform, rules)
