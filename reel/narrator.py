"""How long words take to say."""

# A reader's easy pace; captions may go up to 17 characters a second.
CHARACTERS_A_SECOND = 16.0


def seconds_to_say(words: str) -> float:
    """Return how many seconds `words` take, by reading speed."""
    return len(words) / CHARACTERS_A_SECOND
