"""Captions: as short, slow and far apart as reading needs them, and with room of their own."""

from collections.abc import Iterator, Sequence

from reel.check.fault import Fault
from reel.check.snapshot import Picture
from reel.records.frame_layout import LAYOUTS
from reel.records.timeline import Beat
from reel.wording.cues import CHARACTERS_A_SECOND, GAP_FRAMES, LINES, LONGEST, SHORTEST, Cue, cues

_LEAST_PIXELS = 4


def of_beats(beats: Sequence[Beat], fps: int, width: int) -> Iterator[Fault]:
    """Yield what is wrong with the captions that are made of beats.

    Args:
        beats: of one clip, with their words and times.
        fps: frames a second.
        width: the most characters in a line.
    """
    made = cues(beats, fps, width)
    yield from of_cues(made, fps, width)
    for beat in beats:
        first, last = round(beat.start * fps), round(beat.end * fps)
        said = [cue for cue in made if first <= round(cue.start * fps) < last]
        if " ".join(line for cue in said for line in cue.lines) != " ".join(beat.words.split()):
            yield Fault("captions.coverage", "its captions do not say its words", beat=beat.id)
        if said and round(said[-1].end * fps) > last:
            yield Fault("captions.coverage", "a caption outlasts its beat", beat=beat.id)


def of_cues(made: Sequence[Cue], fps: int, width: int) -> Iterator[Fault]:
    """Yield what is wrong with captions, whoever made them."""
    frame = 1 / fps
    for number, cue in enumerate(made):
        text, name = " ".join(cue.lines), (f"“{' / '.join(cue.lines)}”",)
        seconds = cue.end - cue.start
        if len(cue.lines) > LINES:
            yield Fault("captions.lines", f"{len(cue.lines)} lines, not {LINES}", name)
        if (longest := max(map(len, cue.lines))) > width:
            yield Fault("captions.width", f"{longest} characters in a line, not {width}", name)
        # A time is laid to whole frames.
        if len(text) > CHARACTERS_A_SECOND * (seconds + frame / 2):
            yield Fault(
                "captions.speed",
                f"{len(text) / seconds:.1f} characters a second, not {CHARACTERS_A_SECOND:g}",
                name,
            )
        if not SHORTEST - frame / 2 <= seconds <= LONGEST + frame / 2:
            yield Fault(
                "captions.duration",
                f"on screen for {seconds:.2f} s, not from {SHORTEST:.2f} to {LONGEST:g} s",
                name,
            )
        if number + 1 < len(made):
            gap = made[number + 1].start - cue.end
            if gap < (GAP_FRAMES - 0.5) * frame:
                yield Fault(
                    "captions.gap",
                    f"{gap * fps:.0f} frames before the next, not {GAP_FRAMES}",
                    name,
                )


def region(picture: Picture) -> Iterator[Fault]:
    """Yield what stands where captions are drawn."""
    box = LAYOUTS[picture.moment.scene.spec.format.name].regions["caption"]
    rows = slice(round(box.top * picture.height), round(box.bottom * picture.height))
    columns = slice(round(box.left * picture.width), round(box.right * picture.width))
    names: dict[str, None] = {}
    for piece in picture.pieces:
        if piece.window.empty or piece.does("outside"):
            continue
        window = piece.window
        inside = piece.seen[
            max(rows.start - window.top, 0) : max(rows.stop - window.top, 0),
            max(columns.start - window.left, 0) : max(columns.stop - window.left, 0),
        ]
        if inside.sum() >= _LEAST_PIXELS:
            names[piece.setting.name if piece.setting else piece.name] = None
    if names:
        yield Fault("captions.region", "stands where captions are drawn", tuple(names)[:4])
