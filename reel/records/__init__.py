"""Typed records, free of Manim: project, storyboard, words, theme, brand, formats, timeline."""
