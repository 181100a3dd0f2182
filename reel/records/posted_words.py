"""Which words a post was made of, so that it is known when the film says something else by now."""

from hashlib import blake2b

import msgspec

from reel.records.film import Film
from reel.records.posts import Posts
from reel.records.storyboard import FILM


def words_of_post(film: Film, posts: Posts, clip: str) -> str:
    """Make a digest of all words that go into the post of a clip, or of the film.

    Args:
        film: has the clips' words and the brand.
        posts: what is written in posts.
        clip: the clip's id, or "film".
    """
    common = film.brand, posts.link, posts.hashtags, posts.tags, film.project.title
    if clip == FILM:
        own: object = [posts.film, [film.words[each].title for each in film.storyboard.ids]]
    else:
        words = film.words[clip]
        own = [posts.clips[clip], words.title, words.takeaway, words.beats]
    return blake2b(
        msgspec.json.encode([common, own], order="deterministic"), digest_size=8
    ).hexdigest()
