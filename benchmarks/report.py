"""The report: Markdown made of what was measured."""

from collections.abc import Sequence
from statistics import median

from benchmarks.cluster import CLUSTER
from benchmarks.model import MANY
from benchmarks.psnr import EVERY
from benchmarks.results import (
    LIVE,
    Contest,
    EncoderTable,
    Floor,
    HeardClip,
    Hearing,
    Latency,
    ManimOwn,
    Others,
    Results,
    Scale,
    Stages,
    Timing,
    Warm,
)
from benchmarks.stages import STAGES
from benchmarks.warm import NOTHING
from benchmarks.ways import ALL, MANIM
from reel.video import encoder

HEAD = """# How fast it renders

Written by `make bench` (`benchmarks/run.py`), from `RESULTS.json` beside it. Wall times are medians
of the rounds, in which all ways took turns; every run had a copy of the project of its own, with an
empty cache."""

FLOOR = """The floor is the same pictures, already in memory as RGBA, converted to YUV (each picture
once, all of it) and encoded (each frame) with render.py's settings by {cores} one-thread encoders
side by side, work shared out evenly. Not in it: starting, drawing, assembling. render.py converts
only what has changed in a picture, so it may spend less on that; encoding alone is
{encoding:.1f} s."""

LATENCY = """{clip}, while its beat {beat} is looked at. Seconds from the save of a file to the
first picture of that beat, as a page is sent it; medians of the edits, one after another, each made
when nothing moved any more."""

MODEL = """The model runs the engine's own scheduler in simulated time with what each segment costs
one worker that is alone, to step through and to draw; {fixed:.1f} s for start-up and assembly, and
the {load:.2f} cores that a worker keeps busy (which slows all down where they want more than there
are) were fitted to 1, 2 and 4 workers. For the film each worker is given the cores it needs, and
clips that were not measured cost as much a frame as those that were; then its largest task bounds
it: {largest}."""


FORKED = """Stepped through once: if one process stepped through each clip and forked at each
segment, for others to draw it, forks costing nothing. With few workers the one that steps draws
nothing meanwhile. With many, that matters less than that all others step too; but forks cannot
leave their machine, so it would help one with so many cores alone, and no laptop and no cluster:
rendering has no forks. The studio has: its steps may leap, since its pictures are for looking
at."""


MANIM_OWN = """The scenes that Manim publishes, each drawn by Manim alone and by two workers of
render.py, which share it; all frames are compared before they are encoded, to the last bit. Where
there is no LaTeX, boxes stand for the letters of formulas, in both.
`python -m benchmarks.manim_own --boxes --record`; with `--clone`, what Manim has in its repository
alone is compared, too."""


HEARING = """A recogniser that knows nothing of the film reads each beat's sound back: {recogniser}.
An error is a word left out, put in, or in place of another; numbers and signs count as the words
that they stand for. `python -m benchmarks.hearing --record`; its docstring says what it needs."""


OTHERS = """A scene of five plays and 8 s, the same in each tool, at 854 × 480 and 15 frames a
second: the third play's square gets another colour, and the time is from the save of the file until
that colour is seen there. The tools take turns; those that are busy even when it is not theirs are
stopped meanwhile. A live scene is looked at in that play; its time ends when the process that shows
it has the picture, and what notices the save is in it. `manim` and `manimgl -w` are started after
the save, as people do; their time ends with the video, and what they keep of plays that have not
changed is kept. Motion Canvas has its editor open in Chromium, paused at the beginning of that
play; its time ends when the canvas has the colour. ManimGL has a window, drawn in software like the
rest; `checkpoint_paste()` runs the copied play in a shell that has been brought to the place before
it, and its time is from that call, without what a person does to copy it. `python -m
benchmarks.others --record`; the docstring of its command says what it needs."""


def report(results: Results) -> str:
    """All that was measured as Markdown; parts that were not are left out."""
    machine = [f"- {name}: {value}" for name, value in results.machine.items()]
    parts = [HEAD, "\n".join(machine)]
    if results.clip:
        parts.append(_contest(results.clip, results.clip_floor))
    if results.film:
        parts.append(_contest(results.film, results.film_floor))
    if results.warm and results.warm.cold:
        parts.append(_warm(results.warm))
    if results.latency and results.latency.edits:
        parts.append(_latency(results.latency))
    if results.scale:
        parts.append(_scale(results.scale))
    if results.encoder:
        parts.append(_encoder(results.encoder))
    if results.stages and results.stages.clips:
        parts.append(_stages(results.stages))
    if results.manim_own:
        parts.append(_manim_own(results.manim_own))
    if results.hearing:
        parts.append(_hearing(results.hearing))
    if results.others:
        parts.append(f"## An edit is seen\n\n{OTHERS}\n\n{latencies(results.others)}")
    for part, error in results.failures.items():
        parts.append(f"## Failed: {part}\n\n```\n{error.strip()}\n```")
    return "\n\n".join(filter(None, parts)) + "\n"


def _contest(contest: Contest, floor: Floor | None) -> str:
    if floor and (floor.what != contest.what or not floor.frames):
        floor = None  # measured another time, of something else
    plays = f", which plays {contest.played:.0f} s" if contest.played else ""
    rounds = max((len(timing.seconds) for timing in contest.ways.values()), default=0)
    text = f"## The {contest.what}{plays}\n\n{contest.about}, {_count(rounds, 'round')}.\n\n"
    base = contest.ways.get(MANIM)
    compared = any(timing.psnr for timing in contest.ways.values())
    head = ["", "seconds", "times as fast", "largest process", "size"]
    rows = [
        _way(name, timing, base) + (_quality(timing) if compared else [])
        for name, timing in contest.ways.items()
    ]
    if floor:
        rows.append(["the floor", f"{floor.seconds:.1f}", _ratio(base, floor.seconds), "", ""])
    if compared:
        head += ["PSNR", "its worst frame"]
    text += table(head, rows)
    if contest.played and ALL in contest.ways:
        share = contest.ways[ALL].median / contest.played
        text += f"\n\n{ALL}: **{share:.2f}** of the time that it plays. "
        text += (
            "The largest process of render.py is a worker; memory is its peak. The cluster's "
            "workers are processes of Dask's, so what is seen there is the caller."
        )
    if contest.differ is not None:
        names = ", ".join(contest.differ)
        text += "\n\nrender.py made " + (
            f"**different** files of {names} in its ways."
            if names
            else "the same files in all its ways, byte for byte, hence the same frames."
        )
    if len(contest.psnr) > 1:
        text += f"\n\n{_by_clip(contest)}"
    if contest.limit:
        text += (
            f"\n\nPSNR over red, green and blue of every {EVERY}th frame against what was drawn, "
            "each video decoded by the matrix it was made with (Manim's BT.601 without a tag, ours "
            f"BT.709); yuv420p without any loss of encoding has {contest.limit:.1f} dB."
        )
    if floor:
        text += "\n\n" + FLOOR.format(cores=floor.cores, encoding=floor.encoding / floor.cores)
        text += f" {floor.frames} frames, {floor.pictures} different pictures."
        if ours := contest.ways.get(ALL):
            text += f" {ALL} take **{ours.median / floor.seconds:.2f}** times the floor."
    return text


def _by_clip(contest: Contest) -> str:
    names = list(next(iter(contest.psnr.values())))
    rows = [
        [clip, *(f"{values[name]:.2f}" for name in names)] for clip, values in contest.psnr.items()
    ]
    return table(["PSNR (dB)", *names], rows)


def _way(name: str, timing: Timing, base: Timing | None) -> list[str]:
    spread = ""
    if len(timing.seconds) > 1:
        spread = f" ({min(timing.seconds):.1f} to {max(timing.seconds):.1f})"
    peak = f"{timing.peak / 1e6:.0f} MB" if timing.peak else ""
    size = f"{timing.size / 1e6:.2f} MB"
    return [name, f"{timing.median:.1f}{spread}", _ratio(base, timing.median), peak, size]


def _quality(timing: Timing) -> list[str]:
    if timing.psnr is None or timing.worst is None:
        return ["", ""]
    return [f"{timing.psnr:.2f} dB", f"{timing.worst:.2f} dB"]


def _ratio(base: Timing | None, seconds: float) -> str:
    return f"{base.median / seconds:.2f}" if base else ""


def _warm(warm: Warm) -> str:
    rows = [["cold", f"{warm.cold:.2f}", ""]]
    rows += [
        [name, f"{median(seconds):.2f}", f"{median(seconds) / warm.cold:.1%}"]
        for name, seconds in warm.changes.items()
    ]
    text = f"## Again, with what is in the cache\n\n{warm.about}.\n\n"
    text += table(["", "seconds", "of cold"], rows)
    if NOTHING in warm.changes:
        text += (
            "\n\nEach change comes on top of those before it. Other words need nothing drawn: the "
            "rest at the beat's end is made anew, the clip is joined, and so is the film."
        )
    if warm.file:
        cold, *again = warm.file
        text += (
            f"\n\nA Manim file of four scenes (`render.py file`): {cold:.2f} s cold, "
            f"{median(again):.2f} s with nothing changed."
        )
    return text


def _latency(latency: Latency) -> str:
    rows = []
    for name, seconds in latency.edits.items():
        middle, goal = median(seconds), latency.goals.get(name, 0.0)
        ratio = f"{latency.manim / middle:.0f}" if latency.manim else ""
        spread = f"{middle:.2f} ({min(seconds):.2f} to {max(seconds):.2f})"
        rows.append([name, spread, f"{goal:g}" if goal else "", ratio])
    if latency.manim:
        rows.append(["manim -ql, the whole scene", f"{latency.manim:.1f}", "", "1"])
    text = f"## From a save to the picture, in the studio\n\n{latency.about}: "
    text += LATENCY.format(clip=latency.clip, beat=latency.beat) + "\n\n"
    return text + table(["what is edited", "seconds", "goal", "times as fast"], rows)


def _scale(scale: Scale) -> str:
    tasks = sum(len(cost.draw) for cost in scale.costs.values())
    rows = []
    for name, wall in scale.walls.items():
        label = "Dask cluster of 2" if name == CLUSTER else _count(int(name), "worker")
        modelled = scale.modelled.get(name)
        row = [label, f"{wall:.1f}"]
        if modelled is not None:
            row += [f"{modelled:.1f}", f"{modelled / wall - 1:+.0%}"]
        rows.append(row)
    counted = f" ({tasks} segments)" if tasks else ""
    text = f"## More workers\n\n{scale.about}: {', '.join(scale.clips)}{counted}.\n\n"
    text += table(["", "seconds", "model", "error"], rows)
    if scale.film:
        text += "\n\n" + MODEL.format(fixed=scale.fixed, load=scale.load, largest=scale.largest)
        film = [
            [
                workers,
                f"{wall:.1f}",
                f"{scale.film['1'] / wall:.1f}",
                f"{scale.forked[workers]:.1f}" if workers in scale.forked else "",
            ]
            for workers, wall in scale.film.items()
        ]
        text += f"\n\nThe film, modelled up to {MANY} workers:\n\n"
        columns = ["workers", "seconds", "times as fast as one", "stepped through once"]
        text += table(columns, film)
        if scale.forked:
            text += f"\n\n{FORKED}"
    return text


def _encoder(entry: EncoderTable) -> str:
    chosen = encoder.PRESET, " ".join(map(str, encoder.RATE)), encoder.TOOLS
    rows = [
        [
            f"**{row.preset} {row.rate}**"
            if (row.preset, row.rate, row.tools) == chosen
            else f"{row.preset} {row.rate}",
            row.tools,
            f"{row.milliseconds:.2f}",
            f"{row.size / 1000:.2f}",
            f"{row.psnr:.2f}",
        ]
        for row in entry.rows
    ]
    return (
        f"## Encoder settings\n\n{entry.about}: {entry.frames} frames of "
        f"{', '.join(entry.clips)}. Milliseconds of one core and kilobytes a frame; one thread "
        "each, as many encoders side by side as there are cores; PSNR over the samples of "
        "yuv420p, decoded against encoded. medium crf 23 is Manim's default; bold is render.py"
        "'s.\n\n" + table(["x264", "tools", "ms", "kB", "PSNR (dB)"], rows)
    )


def _stages(stages: Stages) -> str:
    rows = [
        [
            clip,
            *(f"{spent.get(name, 0):.1f}" for name in STAGES),
            f"{sum(spent.values()):.1f}",
        ]
        for clip, spent in stages.clips.items()
    ]
    sums = [sum(spent.get(name, 0) for spent in stages.clips.values()) for name in STAGES]
    rows.append(["share", *(f"{each / sum(sums):.0%}" for each in sums), ""])
    told = "; ".join(f"{name}: {what}" for name, what in STAGES.items())
    return (
        f"## Where the time goes\n\n{stages.about}. Seconds of one core that a worker spends on a "
        f"clip which it draws alone ({told}).\n\n" + table(["", *STAGES, "all"], rows)
    )


def _manim_own(entry: ManimOwn) -> str:
    rows = [
        [name, *map(str, (made.same, made.formulas, made.frames, made.different, made.missed))]
        for name, made in entry.counts.items()
    ]
    told = "\n".join(
        f"- {name}, not to be run: {made.reasons}"
        for name, made in entry.counts.items()
        if made.not_run
    )
    head = ["", "same", "with formulas", "their frames", "different", "not to be run"]
    text = (
        f"## Manim's own scenes\n\n{entry.about}.\n\n{MANIM_OWN}\n\n{table(head, rows)}\n\n{told}"
    )
    return text.rstrip()


def _hearing(entry: Hearing) -> str:
    rows = [
        [name, str(clip.words), f"{clip.rate:.1%}", _misheard(clip)]
        for name, clip in entry.clips.items()
    ]
    words = sum(clip.words for clip in entry.clips.values())
    rows.append(["**all**", str(words), f"**{entry.rate:.1%}**", ""])
    told = HEARING.format(recogniser=entry.recogniser)
    head = ["", "words", "word error rate", "said → heard"]
    return f"## What is heard\n\n{told}\n\n{table(head, rows)}"


def _misheard(clip: HeardClip) -> str:
    return "; ".join(
        f"{slip.said or '(nothing)'} → {slip.heard or '(nothing)'}" for slip in clip.misheard
    )


def latencies(entry: Others) -> str:
    """How soon edits are seen, as a table."""
    ours = median(entry.ways[LIVE])
    rows = [
        [
            name,
            f"{median(seconds):.2f}",
            f"{min(seconds):.2f} to {max(seconds):.2f}",
            f"{median(seconds) / ours:.1f}",
        ]
        for name, seconds in entry.ways.items()
    ]
    return table(["", "seconds", "of all edits", "times ours"], rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; its first column is text, the others are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)]]
    padded = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [*lines, *padded])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
