"""Each rule that looks at a scene finds its bad sample, and leaves the good ones alone."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from reel.check.findings import Finding, as_json
from reel.records.formats import LANDSCAPE, PORTRAIT, SQUARE, Format
from tests.reel.check import samples
from tests.reel.check.sampling import WORDS, findings, rules

BAD = [
    (samples.Outside, "layout.outside"),
    (samples.PictureOutside, "layout.outside"),
    (samples.FliesOff, "layout.outside"),
    (samples.Crossed, "layout.overlap"),
    (samples.TwoTexts, "layout.overlap"),
    (samples.HalfOnABox, "layout.overlap"),
    (samples.TooSmall, "layout.size"),
    (samples.SmallFormula, "layout.size"),
    (samples.SmallLigatures, "layout.size"),
    (samples.SmallAndTurned, "layout.size"),
    (samples.Squeezed, "layout.size"),
    (samples.Crammed, "layout.crammed"),
    (samples.TwoFormulas, "layout.formulas"),
    (samples.Empty, "layout.empty"),
    (samples.OneSided, "layout.empty"),
    (samples.Tangled, "layout.tangle"),
    (samples.Faint, "contrast.type"),
    (samples.WrongGround, "contrast.type"),
    (samples.FaintLine, "contrast.graphics"),
    (samples.OnlyFaded, "contrast.faded"),
    (samples.InTheCaptions, "captions.region"),
    (samples.Blank, "pace.blank"),
    (samples.PlaysOn, "beats.after_last"),
    (samples.WaitsOn, "beats.after_last"),
    (samples.LeavesOut, "beats.missing"),
    (samples.ReadsWhatIsSaid, "scene.error"),
    (samples.NoClipScene, "scene.error"),
    (samples.False_, "truth.false"),
    (samples.FalseRule, "truth.unproved"),
    (samples.ProvedNowhere, "truth.proof"),
    (samples.RoundTheStage, "truth.raw"),
    (samples.TypedFormula, "truth.typed"),
    (samples.OtherSource, "truth.printed"),
    (samples.Breaks, "scene.error"),
]

GOOD = [
    samples.Good,
    samples.OutsideOnPurpose,
    samples.CrossedOnPurpose,
    samples.OnABox,
    samples.SmallExponent,
    samples.Turned,
    samples.Spaced,
    samples.OneFormula,
    samples.Morphed,
    samples.Marked,
    samples.FadedLater,
    samples.True_,
    samples.Proved,
    samples.Moving,
]


@pytest.mark.parametrize(("sample", "rule"), BAD, ids=[sample.__name__ for sample, _ in BAD])
def test_bad_samples_are_found(sample: type, rule: str, tmp_path: Path) -> None:
    assert rule in rules(sample, tmp_path)


@pytest.mark.parametrize("sample", GOOD, ids=[sample.__name__ for sample in GOOD])
def test_good_samples_pass_in_both_themes(sample: type, tmp_path: Path) -> None:
    assert findings(sample, tmp_path, themes=("dark", "light")) == []


def test_numbers_in_words_have_the_languages_sign(tmp_path: Path) -> None:
    (found,) = findings(samples.ForeignNumber, tmp_path, language="de")
    assert (found.rule, found.objects) == ("words.number", ("“slope 0.73”",))
    assert "0.73 is written 0,73 in Deutsch" in found.message
    assert not findings(samples.OwnNumber, tmp_path, language="de")
    assert not findings(samples.ForeignNumber, tmp_path)


def test_a_good_sample_passes_upright(tmp_path: Path) -> None:
    assert findings(samples.Good, tmp_path, shape=PORTRAIT) == []


def test_portrait_has_a_zone_for_type_and_a_wider_one_for_pictures(tmp_path: Path) -> None:
    assert "layout.outside" in rules(samples.FormulaNearTheEdge, tmp_path, shape=PORTRAIT)
    assert "layout.outside" not in rules(samples.LabelNearTheEdge, tmp_path, shape=PORTRAIT)
    assert not rules(samples.FormulaNearTheEdge, tmp_path) - {"layout.overlap"}


def test_findings_name_the_place_the_objects_and_the_numbers(tmp_path: Path) -> None:
    (finding,) = findings(samples.Crossed, tmp_path)
    assert (finding.clip, finding.format, finding.beat) == ("sample", "landscape", "only")
    assert finding.severity == "error"
    assert finding.objects[0] == "“crossed out”"
    assert "Line" in finding.objects[1]
    assert "glyphs" in finding.message
    assert str(finding).startswith("error: sample only landscape: layout.overlap: ")
    assert '"rule": "layout.overlap"' in as_json([finding])
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize("shape", [LANDSCAPE, PORTRAIT, SQUARE], ids=lambda shape: shape.name)
def test_a_title_that_is_far_too_long_is_found(shape: Format, tmp_path: Path) -> None:
    title = 12 * "how often is a title much too long "
    words = msgspec.structs.replace(WORDS, title=title)
    found = findings(samples.Good, tmp_path, shape=shape, words=words)
    assert [finding.rule for finding in found] == ["layout.size", "opening.question"]
    assert {finding.objects for finding in found} == {
        ("“how often is a title much too long how …” (title)",)
    }
    # Almost as many characters as are said to fit do fit; fewer in one line than in two.
    for _ in range(3):
        title = title[: round(0.95 * min(map(fitting, found)))]
        words = msgspec.structs.replace(WORDS, title=title)
        if not (found := findings(samples.Good, tmp_path, shape=shape, words=words)):
            break
    assert not found
    assert len(title) > 45


@pytest.mark.parametrize(
    ("point", "said"),
    [("", "is missing"), ("one two three four five six seven", "has 7 words, not 6")],
)
def test_a_beat_without_a_short_point_is_found(point: str, said: str, tmp_path: Path) -> None:
    words = msgspec.structs.replace(WORDS, points={"only": point} if point else {})
    (finding,) = findings(samples.Good, tmp_path, words=words)
    assert (finding.rule, finding.beat) == ("words.point", "only")
    assert f"clips.sample.beats.only.point {said}" in finding.message


def fitting(finding: Finding) -> int:
    """How many characters are said to fit."""
    (count,) = re.findall(r"of its \d+ characters about (\d+) would fit", finding.message)
    return int(count)


def test_faint_colours_are_named_by_their_keys(tmp_path: Path) -> None:
    (finding,) = findings(samples.Faint, tmp_path)
    assert finding.message == (
        "assets/themes/dark.toml: grid #2A3558 on background #0D1326 is 1.54 : 1, not 4.5 : 1; "
        "make grid lighter, or draw it in another role"
    )


def test_contrast_is_measured_in_every_theme(tmp_path: Path) -> None:
    found = findings(samples.Faint, tmp_path, themes=("dark", "light"))
    assert [finding.theme for finding in found] == ["dark", "light"]
