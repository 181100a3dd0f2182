"""The page to upload from: of all posts that are there, whichever run has made them."""

import time
from pathlib import Path

from reel.build.loops import LOOPS
from reel.deliver.social.material import Uploads
from reel.deliver.social.page import write_page
from reel.engine.run.outcome import Outcome
from reel.records.film import Film
from reel.records.platforms import Platforms
from reel.records.posted import read_posted
from reel.records.writing import OUT

PAGE = "upload.html"


def write_upload_page(film: Film, platforms: Platforms, folder: Path) -> Outcome:
    """Write the page into the folder of all posts."""
    began = time.monotonic()
    listed = [read_posted(folder / name) for name in platforms.known]
    uploads = Uploads(
        film.project.title,
        film.project.language_tag,
        film.brand,
        film.theme,
        film.other_theme,
        platforms.known,
        tuple(each for each in listed if each and each.posts),
        tuple(clip for clip in film.storyboard.ids if any((folder / LOOPS).glob(f"{clip}.*"))),
        folder,
    )
    with OUT.written(folder):
        draft = folder / f".{PAGE}"
        write_page(uploads, draft)
        draft.replace(folder / PAGE)
    return Outcome(PAGE, "fresh", time.monotonic() - began, folder / PAGE)
