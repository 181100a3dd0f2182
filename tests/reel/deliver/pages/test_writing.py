"""What people write stays mere text."""

import json
from pathlib import Path

import pytest

from reel.deliver.clock import clock
from reel.deliver.pages.writing import environment, inlined, written

NASTY = "</script><!-- <script> & \u2028 'x' \"y\""


def test_json_in_a_script_cannot_end_it() -> None:
    written = str(inlined({"a": NASTY}))
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"a": NASTY}


def test_markdown_shows_what_was_written_letter_by_letter(tmp_path: Path) -> None:
    template = environment(tmp_path).from_string("{{ text | markdown }}")
    assert template.render(text="*a* <b> [c](d)") == r"\*a\* &lt;b&gt; \[c\]\(d\)"


def test_moments_are_written_as_players_do() -> None:
    assert [clock(seconds) for seconds in (0, 65.9, 3725)] == ["0:00", "1:05", "1:02:05"]


@pytest.mark.parametrize(
    ("number", "tolerance", "text"),
    [
        (3.0, 0.0, "3"),
        (-3.0, 0.1, "−3"),
        (14 / 3, 0.01, "4.67"),
        (14 / 3, 0.0, "4.666666667"),
        (-1497.87, 1.5, "−1497.87"),
        (1000.0, 0.5, "1000"),
        (0.024, 0.0005, "0.024"),
    ],
)
def test_numbers_are_written_as_people_write_them(
    number: float, tolerance: float, text: str
) -> None:
    assert written(number, "en", tolerance) == text
    assert written(number, "de", tolerance) == text.replace(".", ",")
