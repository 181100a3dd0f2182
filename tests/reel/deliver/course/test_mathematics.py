"""Formulas on pages."""

import pytest

from reel.deliver.course.mathematics import mathml


@pytest.mark.parametrize(
    "source",
    [
        "<p>x</p>",
        "<math><script>1</script></math>",
        "<math><mi onclick='x'>x</mi></math>",
        "<math><mi href='javascript:x'>x</mi></math>",
        "<math><math/></math>",
        "<math><mi>x</math>",
    ],
)
def test_a_formula_holds_nothing_but_mathematics(source: str) -> None:
    with pytest.raises(ValueError, match="not MathML"):
        mathml(source)


def test_a_formula_stands_on_a_line_of_its_own() -> None:
    namespace = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    assert mathml(f"<math {namespace}><mo>&lt;</mo></math>") == (
        '<math display="block"><mo>&lt;</mo></math>'
    )
