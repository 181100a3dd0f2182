"""All that a scene is told from outside: which clip, in which words, colours and shape."""

from dataclasses import dataclass

from reel.brand import Brand, load_brand
from reel.formats import LANDSCAPE, Format
from reel.storyboard import Clip, Storyboard
from reel.theme import Theme, load_theme
from reel.words import ClipWords, load_words


@dataclass(frozen=True)
class Production:
    """One clip as it is to be made."""

    clip: Clip
    words: ClipWords
    brand: Brand
    theme: Theme
    format: Format


def produce(
    storyboard: Storyboard,
    clip_id: str,
    *,
    theme: str = "dark",
    language: str = "en",
    shape: Format = LANDSCAPE,
) -> Production:
    """Return a clip with its words, theme and brand read from assets.

    Raises:
        ReelError: no such clip, theme or language, or one of their files is wrong.
    """
    clip = storyboard[clip_id]
    words = load_words(storyboard, language).clips[clip.id]
    return Production(clip, words, load_brand(), load_theme(theme), shape)
