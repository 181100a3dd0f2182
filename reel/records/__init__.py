"""Typed records, free of Manim: project, storyboard, words, theme, brand, formats, timeline.

Everything else may import them; they import nothing of the tool.
"""
