"""What the files in a cached folder are called: a clip's, the film's, and those made from them.

The engine writes a clip's, deliver reads them and writes the others, build copies them to their
final names: all three go by this list.
"""

from reel.records.outputs import Kind

VIDEO = "clip.mp4"
TIMELINE = "timeline.json"
PICTURE = "clip.png"
"""Instead of a video, for a scene that plays nothing, or is to become its last picture."""

SECTIONS = "sections"
"""The folder of the videos of a plain Manim scene's sections, if it wants them."""

SUBTITLES = "clip.srt"
"""Those that a plain Manim scene has added itself."""

SOUND = "clip.flac"
"""What a clip's scene plays itself, beside a voice."""

SAMPLES = "sound.flac"
"""A clip's soundtrack, with nothing lost: the film's is joined from these."""

TRACK = "sound.mp4"
"""A soundtrack as AAC, for the file that is delivered."""

TRANSCRIPT = "transcript.txt"
CHAPTERS = "chapters.txt"
CHAPTERS_VTT = "chapters.vtt"
FADE = "fade.mp4"
CAPTIONS_SRT = "captions.srt"
CAPTIONS_VTT = "captions.vtt"


def translated_captions(language: str) -> tuple[str, str]:
    """Name the captions in another language, as SRT and as WebVTT."""
    return f"captions.{language}.srt", f"captions.{language}.vtt"


POSTER = "poster.png"
CONTACT_SHEET = "sheet.png"


def result(kind: Kind) -> str:
    """Name what a plain Manim scene becomes: a video, or the folder of its pictures."""
    return "frames" if kind == "png-sequence" else f"clip.{kind}"
