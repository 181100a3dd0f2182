"""A first second that nobody stops for is found: one that stands still, or does not ask."""

from pathlib import Path

import numpy as np
import pytest

from reel.check.findings import Finding
from reel.check.opening import changed
from reel.records.formats import LANDSCAPE, PORTRAIT, Format
from tests.reel.check import samples
from tests.reel.check.sampling import all_findings


def of_opening(sample: type, media: Path, shape: Format = LANDSCAPE) -> list[Finding]:
    found = all_findings(sample, media, shape=shape)
    return [finding for finding in found if finding.rule.startswith("opening.")]


@pytest.mark.parametrize("shape", [LANDSCAPE, PORTRAIT], ids=lambda shape: shape.name)
def test_what_moves_at_once_passes(shape: Format, tmp_path: Path) -> None:
    assert of_opening(samples.Moving, tmp_path, shape) == []


def test_what_moves_late_or_hardly_is_found(tmp_path: Path) -> None:
    (late,) = of_opening(samples.MovesLate, tmp_path)
    assert (late.rule, late.severity, late.beat) == ("opening.still", "error", "only")
    assert late.message == (
        "in the first second 0.00 % of the picture changes, not 0.3 % at least: "
        "let something move at once"
    )
    (little,) = of_opening(samples.MovesALittle, tmp_path)
    assert little.message.startswith("in the first second 0.04 %")


def test_a_question_that_fades_in_is_found(tmp_path: Path) -> None:
    (late,) = of_opening(samples.AsksLate, tmp_path)
    assert (late.rule, late.severity) == ("opening.question", "error")
    assert late.message.startswith("the clip's question is not there at the first frame")


def test_only_what_is_noticed_counts_as_changed() -> None:
    before = np.zeros((10, 10, 4), np.uint8)
    after = before.copy()
    after[0, :5, 2] = 25
    after[1, :, 0] = 24  # too little
    after[2, :, 3] = 255  # how opaque it is does not matter
    assert changed(before, after) == changed(after, before) == 0.05
