"""Writes what is said beside what moves, second by second: for who places cues.

    python -m tools.beside CLIP [BEAT] [--voice NAME] [--format NAME]

A line a play: when it begins and ends, the line of the scene that plays it, and the words said
meanwhile; a line a cue: when its picture goes on, when its word is said, and for how long the voice
has waited before it.
"""

import argparse
import inspect
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reel.build.narrated import narrated
from reel.check.rehearsal import Play, rehearse
from reel.engine.draw.manim_settings import LIBRARY_SETTINGS, configure
from reel.records.film import read_film
from reel.records.formats import DRAFT, FORMATS, LANDSCAPE
from reel.records.narration import Narration
from reel.records.project import find_project
from reel.records.timeline import Beat
from reel.stage.clip_scene import ClipScene
from reel.wording.silent import narration_of


def _noting_lines(folder: Path) -> list[str]:
    """Let every play of a scene note the innermost line of the film that has asked for it."""
    lines: list[str] = []
    plain = ClipScene.play

    def play(self: ClipScene, *animations: Any, **kwargs: Any) -> None:
        callers = (frame for frame in inspect.stack() if frame.filename.startswith(str(folder)))
        caller = next(callers, None)
        code = (caller.code_context or [""])[0].strip() if caller else ""
        place = f"{Path(caller.filename).name}:{caller.lineno}" if caller else ""
        lines.append(f"{place} {code}"[:60])
        plain(self, *animations, **kwargs)

    ClipScene.play = play  # type: ignore[method-assign]
    return lines


def _rows(
    plays: Sequence[Play], lines: Sequence[str], beat: Beat, narration: Narration
) -> list[tuple[float, str]]:
    rows = []
    said = [beat.start, *(cue.said for cue in beat.cues)]
    for number, cue in enumerate(beat.cues):
        first = 0.0 if number == 0 else narration.cues[number - 1]
        waited = said[number + 1] - said[number] - (narration.cues[number] - first)
        pauses = [
            end for _, end in narration.pauses if first < end <= narration.cues[number] + 1e-6
        ]
        waits = f"waits {waited:.2f} s" if pauses else "has no pause to wait in"
        row = (
            f"{cue.seen:6.2f}         ===== {cue.name}: its word is said at {cue.said:.2f}, "
            f"the picture is {cue.seen - cue.said:+.2f} s late; the voice {waits}"
        )
        rows.append((cue.seen - 1e-4, row))
    words = list(beat.said)
    for play, line in zip(plays, lines, strict=True):
        if play.beat != beat.id:
            continue
        said = [word.text for word in words if play.start <= word.start < play.end]
        mark = "" if play.moves else "·"
        length = f"{play.start:6.2f} {play.end - play.start:5.2f}{mark:1}"
        rows.append((play.start, f"{length} {line:60} {' '.join(said)}"))
    return sorted(rows)


def main() -> None:
    """Write it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("clip")
    options.add_argument("beat", nargs="?")
    options.add_argument("--voice")
    options.add_argument("--format", default=LANDSCAPE.name, choices=FORMATS)
    chosen = options.parse_args()
    project = find_project()
    film = read_film(project)
    film, unspoken = narrated(film, [chosen.clip], chosen.voice or project.settings.voice)
    for why in unspoken.values():
        print(why)
    project.make_importable()
    lines = _noting_lines(project.scenes)
    with TemporaryDirectory() as media:
        settings = [LIBRARY_SETTINGS, project.manim_cfg]
        shape = FORMATS[chosen.format]
        configure(DRAFT.picture(shape), Path(media), settings=settings)
        spec = film.spec(chosen.clip, shape)
        played = rehearse(spec, lambda moment: None, ())
    for beat in played.beats:
        if chosen.beat in (None, beat.id):
            last = beat.said[-1].end if beat.said else beat.start
            print(f"\n{beat.id}: {beat.start:.2f} to {beat.end:.2f}, last word ends at {last:.2f}")
            for _, row in _rows(played.plays, lines, beat, narration_of(spec, beat.id)):
                print(row)
    print(f"\n{chosen.clip} lasts {played.beats[-1].end:.2f} s")


if __name__ == "__main__":
    main()
