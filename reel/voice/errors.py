"""What keeps a voice from speaking."""

from reel.records.errors import ReelError


class VoiceError(ReelError):
    """A voice cannot speak, or not this beat; its message says why and what helps, in one line."""
