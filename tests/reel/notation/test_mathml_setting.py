"""MathML is changed where browsers set it less well than a typesetter would."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from reel.notation.mathml_setting import set_well

STILL = '<mo stretchy="false">'
PRIME = '<mo lspace="0" rspace="0">′</mo>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<mo>(</mo><mi>x</mi><mo>)</mo>", f"{STILL}(</mo><mi>x</mi>{STILL})</mo>"),
        (
            "<mrow><mo>(</mo><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>)</mo></mrow>",
            "<mrow><mo>(</mo><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>)</mo></mrow>",
        ),
        (
            "<mrow><mo>(</mo><msubsup><mo>∑</mo><mi>i</mi><mi>n</mi></msubsup><mo>)</mo></mrow>",
            "<mrow><mo>(</mo><msubsup><mo>∑</mo><mi>i</mi><mi>n</mi></msubsup><mo>)</mo></mrow>",
        ),
        (
            "<msub><mi>y</mi><mi>i</mi></msub><msub><mi>x</mi><mi>i</mi></msub>",
            '<msub><mpadded depth="0"><mi>y</mi></mpadded><mi>i</mi></msub>'
            "<msub><mi>x</mi><mi>i</mi></msub>",
        ),
        ("<msup><mi>x</mi><mo>′</mo></msup>", f"<mrow><mi>x</mi>{PRIME}</mrow>"),
        (
            "<msubsup><mi>x</mi><mi>i</mi><mo>′</mo></msubsup>",
            f"<mrow><msub><mi>x</mi><mi>i</mi></msub>{PRIME}</mrow>",
        ),
        (
            "<msup><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>′</mo></msup>",
            "<msup><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>′</mo></msup>",
        ),
    ],
)
def test_formulas_are_set_well(before: str, after: str) -> None:
    math = fromstring(f"<math>{before}</math>")
    set_well(math)
    assert tostring(math, encoding="unicode") == f"<math>{after}</math>"
