"""The texts of a post, as they are now: people edit them."""

from collections.abc import Iterator

from reel.check.fault import Fault
from reel.check.platform_fault import platform_fault, too_large
from reel.records.platforms import Counting, Platform, TextRules
from reel.wording.post_length import hashtags, length_by

_COUNTED: dict[Counting, str] = {
    "characters": "characters",
    "utf16": "units of UTF-16",
    "bytes": "bytes",
    "graphemes": "letters",
    "x": "characters as X counts",
    "mastodon": "characters as Mastodon counts",
}


def of_text(
    name: str, text: str, key: str, rules: TextRules, platform: Platform
) -> Iterator[Fault]:
    """Yield what is wrong with a text.

    Args:
        name: of its file, as the reader is to be told.
        text: what is posted.
        key: what the text is, as `Platform` calls it.
        rules: how long it may be.
        platform: whose rules they are.
    """
    if (length := length_by(rules, text)) > rules.longest.value:
        counted = _COUNTED[rules.counted.value]
        wrong = f"{name} has {length:,} {counted}, not {rules.longest.value:,} at most"
        yield platform_fault(platform, key, wrong, rules.longest)
    yield from too_large(platform, key, name, len(text.encode()), rules.bytes)
    if rules.hashtags and (count := len(hashtags(text))) > rules.hashtags.value:
        wrong = f"{name} has {count} hashtags, not {rules.hashtags.value} at most"
        yield platform_fault(platform, key, wrong, rules.hashtags)
    for number, line in enumerate(text.splitlines(), 1):
        refused = rules.refused.value if rules.refused else ""
        if rules.refused and (found := [letter for letter in refused if letter in line]):
            wrong = f"{name}: line {number} has {' and '.join(found)}, which is refused"
            yield platform_fault(platform, key, wrong, rules.refused)
            return  # the others are found by whoever mends this one
