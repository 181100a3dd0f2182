"""What Manim does to mobjects at every frame, without its detours, to the same effect.

Imports Manim, and nothing of the tool.
"""
