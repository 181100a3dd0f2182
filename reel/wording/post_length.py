"""How long a post is by a platform's own way of counting, and cutting it to what fits.

Where it is not known for sure whether a platform counts a part of a text as more or as less, it
counts as more here. Only where a link runs into other words without a space may a platform count
more.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise

from uniseg.emoji import extended_pictographic
from uniseg.graphemecluster import GCB, grapheme_cluster_break, grapheme_clusters
from uniseg.linebreak import line_break_units

from reel.records.columns import columns
from reel.records.platforms import Counting, TextRules

ELLIPSIS = "…"
"""What a text ends with that was cut."""

# A link, as the library twitter-text finds it, by which X and Mastodon go; less its list of
# top-level domains, which grows. Letters that are written without spaces end it.
_LETTERS = r"A-Za-z0-9_\u00C0-\u024F\u0400-\u04FF"
_REST = rf"(?::\d+)?(?:[/?][{_LETTERS}!*'();:=+,.$/%#\[\]\-–~@&|?]*)?"
_LINK = re.compile(
    rf"(?<![A-Za-z0-9@＠$#＃])https?://(?:[^\s/@]+@)?(?:[\w-]+\.)+[^\W\d_]{{2,}}(?![\w@]){_REST}",
    re.IGNORECASE,
)
_BARE_LINK = re.compile(
    rf"(?<![\w@＠$#＃./])(?:[A-Z0-9][A-Z0-9_-]*\.)+[A-Z]{{2,}}(?![A-Z0-9_@+-]){_REST}",
    re.IGNORECASE | re.ASCII,
)
_ENDS_NO_LINK = ".,;:!?'*$%~|([&–"
_MENTION = re.compile(r"(?<![\w/])(@\w+)@[\w.-]*\w")
_HASHTAG = re.compile(r"(?<![\w&/])[#＃]\w*[^\W\d_]\w*")
_ENDS_NO_WORD = " \t\r\n.,;:–—-("

# X's configuration, version 3: these code points count one, all others two, and an emoji two,
# however many code points it has.
_LIGHT = (0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037)
_EMOJI_WEIGHT = 2

# Between two letters of these kinds always lies a border.
_WHOLE = GCB.OTHER, GCB.LV, GCB.LVT, GCB.LF, GCB.CONTROL

_AS_TEXT, _KEYCAP = "\ufe0e", "\u20e3"


def post_length(text: str, counted: Counting, link: int = 0) -> int:
    """Count a text.

    Args:
        text: what is posted.
        counted: how: as code points; as UTF-16's units; as bytes of UTF-8; as letters with their
            marks; as X does; or as Mastodon does.
        link: what each link counts, to X and Mastodon.
    """
    return _COUNTS[counted](text, link)


def length_by(rules: TextRules, text: str) -> int:
    """Count a text as a platform's rules say."""
    return post_length(text, rules.counted.value, rules.link.value if rules.link else 0)


def fits(text: str, rules: TextRules) -> bool:
    """Whether a text is no longer than a platform's rules allow."""
    if rules.bytes and len(text.encode()) > rules.bytes.value:
        return False
    return length_by(rules, text) <= rules.longest.value


def cut_to_fit(text: str, rules: TextRules) -> str:
    """Cut a text that is too long after a word, and end it with an ellipsis.

    Links stay whole or go. Only a first word that is too long is cut itself, between two letters.
    """
    if fits(text, rules):
        return text
    links = _links(text, bare=True)

    def cut(end: int) -> str:
        if any(stop == end for _, stop in links):
            return f"{text[:end]} {ELLIPSIS}"  # else it might be taken for a part of the link
        return text[:end].rstrip(_ENDS_NO_WORD) + ELLIPSIS

    return (
        _longest_cut(_word_ends(text, links), cut, rules)
        or _longest_cut(_first_letters(text, links), cut, rules)
        or ELLIPSIS
    )


def _longest_cut(ends: list[int], cut: Callable[[int], str], rules: TextRules) -> str:
    """Cut at the last of these places at which what is left fits; "" if at none."""
    # More is longer, but for rare cases, for which the places before are tried.
    most = bisect_left(ends, True, key=lambda end: not fits(cut(end), rules))
    return next((cut(end) for end in reversed(ends[:most]) if fits(cut(end), rules)), "")


def hashtags(text: str) -> list[str]:
    """Find the hashtags of a text."""
    return _HASHTAG.findall(_LINK.sub(" ", text))


def as_tags_count(tags: str) -> str:
    """Write tags with commas between them as they count: several words stand in quotation marks."""
    each = (tag.strip() for tag in tags.split(","))
    return ", ".join(f'"{tag}"' if " " in tag else tag for tag in each)


def linked(text: str) -> list[tuple[str, bool]]:
    """Split a text into parts, and say of each whether it is surely shown as a link."""
    links = _links(text, bare=False)
    tags = [found.span() for found in _HASHTAG.finditer(text)]
    spans = sorted(links + [span for span in tags if not _is_within(span[0], links)])
    ends = [0, *chain.from_iterable(spans), len(text)]
    parts = [
        (text[start:stop], place % 2 == 1) for place, (start, stop) in enumerate(pairwise(ends))
    ]
    return [part for part in parts if part[0]]


def _word_ends(text: str, links: list[tuple[int, int]]) -> list[int]:
    """Find where words end: before spaces, and about letters that are written without spaces."""
    units = list(line_break_units(text))
    ends = []
    for end, (unit, after) in zip(accumulate(map(len, units)), pairwise(units), strict=False):
        apart = unit[-1].isspace() or 2 in (columns(unit[-1]), columns(after[0]))
        end -= len(unit) - len(unit.rstrip())
        if apart and end and not _is_within(end, links):
            ends.append(end)
    return ends


def _first_letters(text: str, links: list[tuple[int, int]]) -> list[int]:
    """Find where letters end, each with its marks, in the first word, if it is no link."""
    word = (text.split(maxsplit=1) or [""])[0]
    begin = text.index(word)
    ends = accumulate(map(len, _letters(word)), initial=begin)
    return [end for end in ends if end > begin and not _is_within(end, links)]


def _is_within(place: int, links: list[tuple[int, int]]) -> bool:
    return any(start < place < stop for start, stop in links)


def _links(text: str, *, bare: bool) -> list[tuple[int, int]]:
    """Find the links of a text, from their first to behind their last letter.

    Args:
        text: where to look.
        bare: whether example.com is one without https:// before it.
    """
    spans = [_trimmed(found) for found in _LINK.finditer(text)]
    if bare:
        spans += [
            span
            for span in map(_trimmed, _BARE_LINK.finditer(text))
            if not any(start < span[1] and span[0] < stop for start, stop in spans)
        ]
    return sorted(spans)


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """Leave what ends a sentence out of a link, and a bracket that was opened before it."""
    link = found[0]
    while link[-1] in _ENDS_NO_LINK or any(
        link[-1] == closing and link.count(closing) > link.count(opening)
        for opening, closing in ("()", "[]")
    ):
        link = link[:-1]
    return found.start(), found.start() + len(link)


def _x_length(text: str, link: int) -> int:
    """Count as X does: in its normal form, links alike, emoji alike, wide letters twice.

    What may be a link or not, as X knows which domains there are, counts as the longer of both.
    """
    text = re.sub(r"\r\n?", "\n", unicodedata.normalize("NFC", text))
    length, place = 0, 0
    for start, stop in _links(text, bare=True):
        own = _weight(text[start:stop])
        length += _weight(text[place:start])
        length += link if _LINK.match(text, start) else max(link, own)
        place = stop
    return length + _weight(text[place:])


def _weight(text: str) -> int:
    if text.isascii():  # as most texts are: saves looking for letters with marks
        return len(text)
    return sum(
        _EMOJI_WEIGHT if _is_emoji(cluster) else sum(map(_letter_weight, cluster))
        for cluster in _letters(text)
    )


def _letter_weight(letter: str) -> int:
    return 1 if any(first <= ord(letter) <= last for first, last in _LIGHT) else 2


def _is_emoji(cluster: str) -> bool:
    """Whether a letter with its marks may be drawn as an emoji."""
    if _AS_TEXT in cluster or cluster.isascii():
        return False
    if _KEYCAP in cluster or all("\U0001f1e6" <= letter <= "\U0001f1ff" for letter in cluster):
        return True
    return any(map(extended_pictographic, cluster))


def _mastodon_length(text: str, link: int) -> int:
    """Count as Mastodon does: letters with their marks, links alike, people without server."""
    place, short = 0, ""
    for start, stop in _links(text, bare=False):
        short += _MENTION.sub(r"\1", text[place:start]) + "x" * link
        place = stop
    return _graphemes(short + _MENTION.sub(r"\1", text[place:]))


def _graphemes(text: str) -> int:
    if text.isascii():
        return len(text.replace("\r\n", "\n"))  # which are one
    return sum(1 for _ in _letters(text))


def _letters(text: str) -> Iterator[str]:
    """Yield the letters of a text, each with its marks, as Unicode finds them.

    Its library needs long for that, so it is only asked where something may belong together, and
    of the same only once.
    """
    begin = 0
    for place, (before, after) in enumerate(pairwise(text), 1):
        if _is_whole(before) and _is_whole(after):
            yield from _together(text[begin:place])
            begin = place
    yield from _together(text[begin:])


@lru_cache(100_000)
def _together(piece: str) -> tuple[str, ...]:
    return (piece,) if len(piece) == 1 else tuple(grapheme_clusters(piece))


@cache
def _is_whole(letter: str) -> bool:
    return grapheme_cluster_break(letter) in _WHOLE


_COUNTS: dict[Counting, Callable[[str, int], int]] = {
    "characters": lambda text, _: len(text),
    "utf16": lambda text, _: len(text.encode("utf-16-le")) // 2,
    "bytes": lambda text, _: len(text.encode()),
    "graphemes": lambda text, _: _graphemes(text),
    "x": _x_length,
    "mastodon": _mastodon_length,
}
