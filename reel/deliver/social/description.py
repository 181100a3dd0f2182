"""The texts of the whole film: a description with chapters, which a platform makes links of."""

from collections.abc import Iterator

import msgspec

from reel.deliver.film import chapter_list
from reel.deliver.social.fitting import Part, cut_after_sentence
from reel.deliver.social.material import Outlet
from reel.deliver.social.own_words import own_words
from reel.deliver.social.plain import one_line, plain
from reel.deliver.social.texts import Texts, closing_parts, heading, tags, write_post
from reel.records.platforms import ChapterRules, Stated, TextRules
from reel.records.timeline import Chapter, Timeline


def film_texts(outlet: Outlet) -> Texts:
    """Write the texts of the whole film, which is posted on this platform.

    The post says what the film is about, and has its chapters, the call to action with the link,
    the credit, the licence and hashtags, as far as there are any and they fit. Chapters that the
    platform would not take are left out, and why is said.
    """
    assert outlet.film
    platform, film = outlet.platform, outlet.film.timeline
    parts, left_out = [Part("text", plain(outlet.film.text.opening))], []
    if platform.chapters:
        left_out = list(why_no_chapters(film, platform.chapters))
        if not left_out:
            parts.append(_chapters(film, platform.chapters, outlet.language))
    post, lacks = write_post([*parts, *closing_parts(outlet)], platform.post)
    return Texts(
        heading=heading(outlet.film.title, platform),
        post=post,
        tags=tags(outlet),
        alt=None,
        left_out=(*left_out, *lacks),
    )


def why_no_chapters(film: Timeline, rules: ChapterRules) -> Iterator[str]:
    """Yield what keeps a platform from making chapters of a film's clips, a line each."""
    starts = [int(chapter.start) for chapter in film.chapters]
    if len(starts) < rules.fewest.value:
        yield _none(f"there are {len(starts)}, and at least {rules.fewest.value}", rules.fewest)
    if not starts:
        return
    if starts[0] != rules.first.value:
        yield _none(f"the first begins at {starts[0]} s, and at {rules.first.value:g}", rules.first)
    ends = [*starts[1:], int(film.duration)]
    short = [
        (chapter.id, end - start)
        for chapter, start, end in zip(film.chapters, starts, ends, strict=True)
        if end - start < rules.shortest.value
    ]
    if short:
        name, seconds = short[0]
        more = f" (and {len(short) - 1} more are too short)" if len(short) > 1 else ""
        yield _none(f"{name} lasts {seconds} s{more}, and {rules.shortest.value:g}", rules.shortest)


def _none(what: str, asked: Stated[float] | Stated[int]) -> str:
    return f"the film has no chapters: {what} are asked for by {asked}"


def _chapters(film: Timeline, rules: ChapterRules, language: str) -> Part:
    """List the chapters by when they begin, their names cut to what is shown of them."""

    def named(chapter: Chapter) -> Chapter:
        title = one_line(chapter.title)
        if most := rules.longest_title:
            limit = TextRules(longest=most, counted=Stated("characters", most.source))
            title = cut_after_sentence(title, limit)
        return msgspec.structs.replace(chapter, title=title)

    listed = msgspec.structs.replace(film, chapters=tuple(map(named, film.chapters)))
    name = own_words(language)["posts"]["chapters"]
    return Part("chapters", f"{name}\n{chapter_list(listed).rstrip()}")
