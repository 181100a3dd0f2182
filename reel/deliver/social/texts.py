"""The texts of one post: what is uploaded with a clip, as its platform takes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reel.deliver.social.fitting import Part, cut_after_sentence, fitted, most_sentences
from reel.deliver.social.material import Outlet, Posting
from reel.deliver.social.own_words import own_words
from reel.deliver.social.plain import allowed, isolated, one_line, plain
from reel.records.platforms import Platform, TextRules
from reel.wording.post_length import as_tags_count, cut_to_fit, fits
from reel.wording.post_length import hashtags as hashtags_in

HASHTAG = "hashtag"

GOES = {"licence": 1, "call to action": 2, "credit": 3, "series": 4, "link": 5}
"""When a part has to go that does not fit; before them go the hashtags, from the last to the first.
What is not named here stays."""


@dataclass(frozen=True)
class Texts:
    """The texts of a post; None where its platform has no place for one.

    Attributes:
        heading: the video's title.
        post: the text that is posted; on YouTube, the description.
        tags: what people may search for, with commas.
        alt: what is to be seen, and as far as it fits, what is said.
        left_out: what did not fit, a line each, for whoever posts it; hashtags are not worth one.
    """

    heading: str | None
    post: str
    tags: str | None
    alt: str | None
    left_out: tuple[str, ...] = ()


def texts_of(outlet: Outlet, posting: Posting) -> Texts:
    """Write the texts of a clip's post.

    The post has the opening line, the take-away, the clip's place in the series, the call to
    action with the link, the credit, the licence and hashtags, as far as there are any and they
    fit; what goes first, `GOES` says.
    """
    rules = outlet.platform.post
    parts = [
        *essentials(posting),
        Part("series", _series(outlet, posting), GOES["series"]),
        *closing_parts(outlet, posting.text.hashtags),
    ]
    alt, alt_left_out = _alt(outlet, posting)
    post, post_left_out = write_post(parts, rules)
    return Texts(
        heading=heading(posting.title, outlet.platform),
        post=post,
        tags=tags(outlet),
        alt=alt,
        left_out=(*post_left_out, *alt_left_out),
    )


def essentials(posting: Posting) -> list[Part]:
    """What a clip's post says in any case: why to stop for it, and what to take away."""
    return [
        Part("opening", plain(posting.text.opening)),
        Part("take-away", one_line(posting.takeaway)),
    ]


def write_post(parts: Iterable[Part], rules: TextRules) -> tuple[str, tuple[str, ...]]:
    """Write what is posted out of its parts.

    Returns:
        The text, and what it lacks but for hashtags, a line each.
    """
    written = [replace(part, text=allowed(part.text, rules)) for part in parts]
    made = fitted(_few_enough(written, rules), rules)
    gone = [f"its {part.name}" for part in made.left_out if part.name != HASHTAG]
    left_out = [f"the post has no room for {', '.join(gone)}"] if gone else []
    return made.text, (*left_out, *(["the post is cut"] if made.is_cut else []))


def closing_parts(outlet: Outlet, own_hashtags: Iterable[str] = ()) -> Iterator[Part]:
    """Yield what stands at the end of a post, whatever it is of."""
    brand = outlet.brand
    call, credits = "call", "credits"
    yield Part("call to action", one_line(brand.call_to_action), GOES["call to action"], call)
    yield Part("link", one_line(outlet.words.link), GOES["link"], call)
    yield Part("credit", one_line(brand.credit), GOES["credit"], credits)
    if outlet.platform.heading:  # a text below a title is a description, where one looks for it
        yield Part("licence", _licence(outlet), GOES["licence"], credits)
    hashtags: dict[str, str] = {}
    for hashtag in (*outlet.words.hashtags, *own_hashtags):
        hashtags.setdefault(hashtag.casefold(), hashtag)
    for number, hashtag in enumerate(hashtags.values()):
        yield Part(HASHTAG, f"#{hashtag}", -number)


def _licence(outlet: Outlet) -> str:
    """Say how others may use the film, and where that is written out; "" where nobody says so."""
    brand, words = outlet.brand, own_words(outlet.language)["posts"]
    name, address = isolated(one_line(brand.licence)), one_line(brand.licence_url)
    if name and address:
        return words["licence_at"].format(name=name, address=address)
    return words["licence"].format(name=name or address) if name or address else ""


def heading(title: str, platform: Platform) -> str | None:
    """Write a video's title; None where a platform has no place for one."""
    rules = platform.heading
    return cut_to_fit(allowed(one_line(title), rules), rules) if rules else None


def tags(outlet: Outlet) -> str | None:
    """Write as many tags as fit, the most telling first; None where there is no place for any."""
    rules = outlet.platform.tags
    if rules is None:
        return None
    written: list[str] = []
    for tag in outlet.words.tags:
        more = [*written, allowed(one_line(tag), rules)]
        if fits(as_tags_count(", ".join(more)), rules):
            written = more
    return ", ".join(written)


def alt_text(outlet: Outlet, posting: Posting) -> str | None:
    """Write what is to be seen in a clip, and as far as it fits, what is said.

    Returns:
        The text; None where its platform has no place for one.
    """
    return _alt(outlet, posting)[0]


def _alt(outlet: Outlet, posting: Posting) -> tuple[str | None, tuple[str, ...]]:
    """Write the alternative text, and what it lacks."""
    rules = outlet.platform.alt
    if rules is None:
        return None, ()
    beats = posting.timeline.beats
    seen = allowed("\n".join(one_line(posting.text.seen[beat.id]) for beat in beats), rules)
    if not fits(seen, rules):
        return cut_after_sentence(seen, rules), ("the alternative text is cut",)
    said = allowed(one_line(" ".join(beat.words for beat in beats)), rules)
    words = own_words(outlet.language)["posts"]["said"]
    both = most_sentences(said, lambda some: f"{seen}\n\n{words.format(words=some)}", rules)
    return both or seen, ()


def _series(outlet: Outlet, posting: Posting) -> str:
    """Say which clip of how many it is: upright feeds show them one by one, in any order."""
    if outlet.platform.format != "portrait" or posting.of == 1:
        return ""
    words = own_words(outlet.language)["posts"]["series"]
    film = isolated(one_line(outlet.film_title))
    return words.format(number=posting.number, count=posting.of, film=film)


def _few_enough(parts: list[Part], rules: TextRules) -> list[Part]:
    """Leave out hashtags beyond what a platform takes, those in the other parts counted in."""
    if rules.hashtags is None:
        return parts
    others = [part for part in parts if part.name != HASHTAG]
    there = sum(len(hashtags_in(part.text)) for part in others)
    kept = [part for part in parts if part.name == HASHTAG]
    return others + kept[: max(0, rules.hashtags.value - there)]
