"""A course out of finished clips: pages, a quiz, packages for an LMS, a handout, slides.

All of it is made from videos, timelines, words and formulas as text; templates and scripts are
files beside the modules that fill them.
"""
