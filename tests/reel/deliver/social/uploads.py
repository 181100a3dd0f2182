"""A few posts on made-up platforms, with tiny files, to try the page to upload from with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from reel.deliver.social.material import Uploads
from reel.records.brand import Brand
from reel.records.platforms import Platform
from reel.records.posted import THREAD_JSON, THREAD_MARKDOWN, PlatformPosts, Posted, ThreadPost
from reel.records.theme import load_theme
from tests.our_film import FILM
from tests.reel.video.test_sound import silent_video

BOXES = {
    "header": (0, 0, 1080, 130),
    "buttons": (920, 130, 1080, 1500),
    "caption": (0, 1500, 1080, 1920),
    "a < corner": (0, 1300, 200, 1500),
}
"""What the tall platform lays over its videos, in a frame of 1080 by 1920."""

NASTY = (
    "</script><script>document.title='no'</script> </style> <b onclick=\"x\">'A' & \"B\"</b> "
    "{{ 1 + 1 }} {count} #tag"
)
RIGHT_TO_LEFT = "لماذا اللوغاريتم؟ #رياضيات"
TITLES = {"one": "Two to what power?", "two": NASTY}
TEXTS = {
    "one": "What remains?\n\n  A sum.  https://example.org/a?b #maths\n",
    "two": f"{RIGHT_TO_LEFT}\n{NASTY}",
}

_SHAPES = {"portrait": (108, 192), "landscape": (160, 90), "square": (100, 100), "feed": (80, 100)}
_OWN = {"title": "<Rules>", "where": "https://example.org/rules?a=1&b=2", "read": "2026-11-30"}
_OTHERS = {
    "title": "They say",
    "where": "https://example.org/x, docs/y.md",
    "read": "2026-11",
    "dated": "2025-01",
}
_HOUSE = {"title": "Our own choice", "where": "assets/platforms.toml", "read": "2026-11"}


def sample_uploads(folder: Path) -> Uploads:
    """Make posts on four platforms, with their files, in a folder."""
    known = {
        "tall": _platform(
            "Tall",
            "portrait",
            captions={"form": _said("burnt", _HOUSE)},
            cover={"form": _said("file"), "kinds": _said(("png",))},
            zones={
                "frame": _said((1080, 1920)),
                "boxes": {name: _said(box, _OTHERS, unsure=True) for name, box in BOXES.items()},
            },
        ),
        "wide": _platform("Wide", "landscape", longest=280, alt=_text(1000, "graphemes")),
        "screen": _platform(
            "Screen & <More>",
            "landscape",
            longest=150,
            counted="bytes",
            heading=_text(100, "characters"),
            tags=_text(500, "characters"),
            cover={"form": _said("frame")},
        ),
        "album": _platform("Album", "feed", captions={"form": _said("none")}),
    }
    posts = (
        _posts(folder, "tall", known["tall"], cover="cover.png"),
        _posts(
            folder, "wide", known["wide"],
            captions=("one.en.vtt",), animation="loop.gif", alt=f"{NASTY}\n",
        ),
        _posts(folder, "screen", known["screen"], heading=NASTY, tags="order, exponent"),
        _posts(folder, "album", known["album"]),
    )  # fmt: skip
    for name in (THREAD_MARKDOWN, THREAD_JSON):
        _write(folder / "wide" / name, _SHAPES["landscape"])
    for kind in ("mp4", "webp", "gif"):
        _write(folder / "loops" / f"one.{kind}", _SHAPES["square"])
    return Uploads(
        "Orders & <Exponents>",
        "en",
        Brand("The <Makers>", "@makers", "", "Share it.", "After A & B", "MIT License"),
        load_theme(FILM.project, "dark"),
        FILM.typeface,
        load_theme(FILM.project, "light"),
        known,
        posts,
        ("one",),
        folder,
    )


def _posts(folder: Path, name: str, platform: Platform, **more: Any) -> PlatformPosts:
    """Two posts, the second of nasty words, and a thread on the wide platform."""
    posts = []
    for number, clip in enumerate(TEXTS, 1):
        post = Posted(
            id=clip,
            folder=f"0{number}-{clip} &#'x'",
            number=number,
            of=12,
            title=TITLES[clip],
            seconds=65.4,
            size=_SHAPES[platform.format],
            video=f"{clip}.mp4",
            post=TEXTS[clip],
            **more,
        )
        for file in (post.video, *post.captions, post.cover, post.animation):
            if file:
                _write(folder / name / post.folder / file, post.size)
        posts.append(post)
    first = posts[0]
    thread = (
        ThreadPost(number=1, text="All of it.", length=10),
        ThreadPost(
            number=2, text=NASTY, length=len(NASTY), media=f"{first.folder}/one.mp4", alt="A sum."
        ),
    )
    return PlatformPosts(platform=name, posts=tuple(posts), thread=thread if name == "wide" else ())


def _platform(
    title: str,
    shape: str,
    *,
    longest: int = 2200,
    counted: str = "characters",
    captions: Mapping[str, Any] | None = None,
    **more: Any,
) -> Platform:
    form = {"form": _said("file"), "kinds": _said(("vtt",))}
    return msgspec.convert(
        {
            "title": title,
            "format": shape,
            "video": {
                "containers": _said(("mp4",)),
                "codecs": _said(("h264",)),
                "sound_codecs": _said(("aac",), _OTHERS),
            },
            "sound": {"loudness": _said(-14.0, _HOUSE), "peak": _said(-1.0, _HOUSE)},
            "captions": captions or form,
            "post": _text(longest, counted),
            **more,
        },
        Platform,
    )


def _text(longest: int, counted: str) -> dict[str, Any]:
    return {"longest": _said(longest), "counted": _said(counted)}


def _said(value: Any, source: Mapping[str, str] = _OWN, *, unsure: bool = False) -> dict[str, Any]:
    return {"value": value, "source": source, "unsure": unsure}


def _write(path: Path, size: tuple[int, int]) -> None:
    """Write a file that is as small as can be, of what its ending says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".mp4":
        silent_video(path, 20, 10, size)
    elif path.suffix in (".vtt", ".md", ".json"):
        path.write_text("WEBVTT\n" if path.suffix == ".vtt" else "[]\n", encoding="utf-8")
    else:
        Image.new("RGB", size, "#335577").save(path)
