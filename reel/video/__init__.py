"""Frames, colour conversion, the encoder, MP4 and sound: no Manim, no scenes."""
