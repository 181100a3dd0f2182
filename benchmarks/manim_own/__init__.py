"""Manim's own scenes, drawn by Manim and by this project's engine: are all frames the same?"""
