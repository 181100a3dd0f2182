"""A small course to try the writers with: two lessons of two beats, made without a scene."""

import itertools
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from reel.deliver.caption_files import write_captions
from reel.deliver.course.material import Course, Edition, Lesson, Video
from reel.deliver.transcript import transcript
from reel.records.brand import Brand
from reel.records.formula_text import FormulaText
from reel.records.narration import Voice, Word
from reel.records.quiz import Answer, Question, Slip
from reel.records.theme import load_theme
from reel.records.timeline import Beat, Chapter, CueTime, Timeline
from reel.video.mp4 import open_to_write
from tests.our_film import FILM

FPS = 10
SECONDS = 4
"""How long a beat is."""

SIZE = 320, 180
RATE = 48000

BEATS = {
    "one": {
        "ask": "Two to the power x makes eight. Double a block three times: so x is three.",
        "name": "That exponent has a name: the logarithm of eight, to base two.",
    },
    "two": {
        # What somebody may write, and what must stay mere words everywhere.
        "first": "If a < b & b < c, then a < c. <b>Bold</b> </script><script>document.title='no'",
        "last": "Quotes \"double\" and 'single', {{ braces }}, #hash and $dollar$. Done.",
    },
}
SUBTITLES = {"de": "Zwei hoch x ergibt acht.", "ar": "اثنان أس x يساوي ثمانية."}
"""In other languages: one caption for all of a video."""

POINTS = {"ask": "Three doublings make *eight*", "first": "a < b & b < c {{ 1 }} #here"}
TITLES = {"one": "Two to what power makes eight?", "two": "Is a < b & b < c? {{ 1 + 1 }}"}
TAKEAWAYS = {"one": "A logarithm is an exponent.", "two": "Order is kept <always>."}

LOG = FormulaText(
    "name",
    "log_2 8 = 3",
    r"\log_{2} 8 = 3",
    "<math><msub><mi>log</mi><mn>2</mn></msub><mn>8</mn><mo>=</mo><mn>3</mn></math>",
    "log base 2 of 8 equals 3",
    "turn",
)
ORDER = FormulaText(
    "first",
    "a < b",
    "a < b",
    "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>",
    "a is less than b",
)

QUESTIONS = {
    "one": {
        "exponent": Question(
            "number",
            "Two to what power makes 32?",
            "ask",
            "film.quiz:exponent",
            value=5.0,
            tolerance=0.01,
            why="Two, five times as a factor, is 32.",
            hint="Double from one until you reach 32.",
            slips={"halved": Slip(16.0, "16 is half of 32, not the exponent.")},
        ),
        "which": Question(
            "multiple",
            "Which of these are 3?",
            "name",
            "film.quiz:which",
            answers={
                "log8": Answer("log₂ 8", "2³ = 8.", right=True),
                "log27": Answer("log₃ 27", "3³ = 27.", right=True),
                "log6": Answer("log₂ 6", "2³ is 8, not 6."),
            },
        ),
    },
    "two": {
        "order": Question(
            "single",
            "a < b & b < c: which <is> the largest?",
            "first",
            "film.quiz:order",
            cue="turn",
            answers={
                "a": Answer("a <script>", "a is the smallest & the first."),
                "c": Answer("c", "It is above b, which is above a.", right=True),
            },
        ),
    },
}


def sample_course(
    folder: Path,
    *,
    language: str = "en",
    seconds: int = SECONDS,
    editions: tuple[Edition, ...] = (),
) -> Course:
    """Make a course with its media, in a folder; a beat is so many seconds long."""
    lessons = tuple(
        Lesson(
            clip,
            number,
            TITLES[clip],
            TAKEAWAYS[clip],
            _media(folder, clip_timeline(clip, seconds), language),
            (LOG,) if clip == "one" else (ORDER,),
            QUESTIONS[clip],
        )
        for number, clip in enumerate(BEATS, start=1)
    )
    brand = Brand(
        "The <Makers>",
        "@makers",
        "",
        "Make it yours & share it.",
        "After an idea of A & B",
        "MIT License",
        "https://opensource.org/license/mit",
    )
    return Course(
        "Orders & <Exponents>",
        "Orders & <Exponents>",
        language,
        brand,
        load_theme(FILM.project, "dark"),
        FILM.typeface,
        load_theme(FILM.project, "light"),
        lessons,
        _media(folder, _film(seconds), language),
        0.75,
        editions,
    )


def clip_timeline(clip: str, seconds: int = SECONDS) -> Timeline:
    """A clip's timeline; words are said evenly, in all of a beat but its last half second."""
    beats = []
    for number, (beat, text) in enumerate(BEATS[clip].items()):
        start = float(seconds * number)
        words = text.split()
        each = (seconds - 0.5) / len(words)
        said = tuple(
            Word(word, start + each * place, start + each * (place + 1))
            for place, word in enumerate(words)
        )
        cues = (CueTime("turn", start + 2, start + 2),)
        point = POINTS.get(beat, "")
        beats.append(Beat(beat, start, start + seconds, text, cues, said, point=point))
    return _timeline_of(clip, TITLES[clip], tuple(beats))


def _film(seconds: int) -> Timeline:
    """The timeline of both clips in a row."""
    beats: list[Beat] = []
    chapters = []
    for number, clip in enumerate(BEATS):
        shift = 2 * seconds * number
        chapters.append(Chapter(clip, TITLES[clip], shift, shift + 2 * seconds))
        for beat in clip_timeline(clip, seconds).beats:
            said = tuple(Word(w.text, w.start + shift, w.end + shift) for w in beat.said)
            cues = tuple(CueTime(c.name, c.seen + shift, c.said + shift) for c in beat.cues)
            name = f"{clip}.{beat.id}"
            beats.append(Beat(name, beat.start + shift, beat.end + shift, beat.words, cues, said))
    return _timeline_of("film", "Orders & <Exponents>", tuple(beats), tuple(chapters))


def _timeline_of(
    name: str, title: str, beats: tuple[Beat, ...], chapters: tuple[Chapter, ...] = ()
) -> Timeline:
    duration = beats[-1].end
    return Timeline(
        id=name,
        title=title,
        width=SIZE[0],
        height=SIZE[1],
        fps=FPS,
        frames=round(duration * FPS),
        duration=duration,
        still=duration - 1,
        beats=beats,
        chapters=chapters,
        voice=Voice("hibari", "hibari 0.2", "exact"),
    )


def _media(folder: Path, timeline: Timeline, language: str) -> Video:
    """Make the files of a video."""
    paths = {kind: folder / f"{timeline.id}.{kind}" for kind in ("mp4", "png", "vtt", "srt", "txt")}
    write_video(paths["mp4"], timeline)
    Image.new("RGB", SIZE, "#335577").save(paths["png"])
    write_captions(timeline, paths["vtt"], paths["srt"])
    paths["txt"].write_text(transcript(timeline), encoding="utf-8")
    chapters = None
    if timeline.chapters:
        chapters = folder / f"{timeline.id}.chapters.vtt"
        chapters.write_text("WEBVTT\n", encoding="utf-8")
    translated = {}
    for code in sorted(SUBTITLES.keys() - {language}, reverse=True):
        vtt, srt = (folder / f"{timeline.id}.{code}.{kind}" for kind in ("vtt", "srt"))
        said = f"00:00:00.000 --> 00:00:{timeline.duration:06.3f}\n{SUBTITLES[code]}\n"
        vtt.write_text(f"WEBVTT\n\n{said}", encoding="utf-8")
        srt.write_text(f"1\n{said.replace('.', ',')}", encoding="utf-8")
        translated[code] = vtt, srt
    return Video(
        timeline, paths["mp4"], paths["png"], paths["vtt"], paths["srt"], paths["txt"], chapters,
        translated,
    )  # fmt: skip


def write_video(path: Path, timeline: Timeline) -> None:
    """A video whose beats differ in colour, each from a key frame on, with a tone."""
    starts = {round(beat.start * FPS) for beat in timeline.beats}
    colours = itertools.cycle([(40, 60, 160), (160, 60, 40), (40, 140, 60)])
    with open_to_write(path) as container:
        stream = container.add_stream("libx264", rate=FPS, options={"bf": "0"})
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        sound = container.add_stream("aac", rate=RATE, layout="stereo")
        for number in range(timeline.frames):
            if number in starts:
                image = np.full((SIZE[1], SIZE[0], 3), next(colours), dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            if number in starts:
                frame.pict_type = av.video.frame.PictureType.I
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        moments = np.arange(round(timeline.duration * RATE)) / RATE
        tone = (0.1 * np.sin(2 * np.pi * 220 * moments)).astype(np.float32)
        for start in range(0, len(tone), 1024):
            samples = np.ascontiguousarray(np.tile(tone[start : start + 1024], (2, 1)))
            audio = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
            audio.sample_rate, audio.pts = RATE, start
            audio.time_base = Fraction(1, RATE)
            container.mux(sound.encode(audio))
        container.mux(sound.encode(None))
