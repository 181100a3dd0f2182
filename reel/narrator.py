"""How long words take to say."""

# A calm reader's pace; captions may go up to 17 characters a second, so this leaves room to look.
CHARACTERS_A_SECOND = 15.0


def seconds_to_say(words: str) -> float:
    """Return how many seconds `words` take, by reading speed."""
    return len(words) / CHARACTERS_A_SECOND
