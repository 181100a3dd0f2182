"""Writes when the word of each cue is said and when its picture moves, from rendered clips.

    python -m tools.cue_table [FOLDER]      the folder of a format, by default out/landscape

A Markdown table: clip, beat, cue, both moments in seconds, and how much later the picture is.
"""

import sys
from pathlib import Path

from reel.records.project import find_project, load_storyboard
from reel.records.timeline import read_timeline


def main(folder: str = "out/landscape") -> int:
    """Write the table."""
    print("| clip | beat | cue | said | seen | later |\n| --- | --- | --- | ---: | ---: | ---: |")
    latest, count = 0.0, 0
    for clip in load_storyboard(find_project()).ids:
        for beat in read_timeline(Path(folder, f"{clip}.json")).beats:
            for cue in beat.cues:
                later = cue.seen - cue.said
                latest, count = max(latest, abs(later)), count + 1
                print(
                    f"| {clip} | {beat.id} | {cue.name} | {cue.said:.2f} | {cue.seen:.2f} "
                    f"| {later:+.2f} |"
                )
    print(f"\n{count} cues; {latest:.2f} s apart at the most")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
