"""The project's own film, its files read once for all tests."""

from pathlib import Path

from reel.records.film import read_film
from reel.records.project import find_project
from reel.records.theme import ROLES, Theme

ROOT = Path(__file__).parents[1]
PROJECT = find_project(ROOT)
FILM = read_film(PROJECT)
STORYBOARD = FILM.storyboard

WHITE = Theme(**dict.fromkeys(ROLES, "#FFFFFF"))
"""A theme in which colours do not matter."""
