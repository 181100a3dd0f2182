"""Who speaks and how, as the project's settings say it."""

from typing import Annotated, Any, Literal

import msgspec

Engine = Literal["hibari", "recorded", "kokoro", "piper", "service", "none"]

Speed = Annotated[float, msgspec.Meta(ge=0.5, le=2.0)]
"""How fast somebody speaks, as a factor. Beyond these limits nobody follows, or sleeps."""


class VoiceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A voice: an engine, and what it needs to know.

    Attributes:
        engine: what speaks; "none" is silence, timed by reading speed.
        voice: which of the engine's voices; "" for its usual one.
        speed: how fast, as a factor.
        model: the engine's model file, from the project's folder; for kokoro and piper.
        voices: kokoro's file of voices.
        service: for a service of manim-voiceover, its class as "module:Class".
        options: what that class is made with; never a key, which comes from the environment.
    """

    engine: Engine
    voice: str = ""
    speed: Speed = 1.0
    model: str = ""
    voices: str = ""
    service: str = ""
    options: dict[str, Any] = {}
