"""What is to be said of something each time it is taken from the cache, kept beside it."""

import msgspec

from reel.build.built import Built

NOTES = "notes.json"


def kept_notes(built: Built) -> list[str]:
    """Read what is to be said of something that was built, a line each."""
    return msgspec.json.decode((built.folder / NOTES).read_bytes(), type=list[str])
