"""A formula reads the same in Typst, LaTeX and MathML, and aloud, as it stands in the picture."""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pytest
import sympy as sp
import typst

from reel.deliver.course.mathematics import mathml
from reel.notation.form import Primed, leaves, parts
from reel.notation.form_printer import form_of
from reel.notation.texts import formula_text, formula_texts
from reel.notation.typst_printer import PREAMBLE, print_typst
from reel.notation.written import (
    Argmax,
    Float64,
    Given,
    Gives,
    Log,
    Part,
    Percent,
    Prime,
    Rounded,
    Scientific,
    Short,
    approximately,
    dotted,
    equals,
    negative,
    over,
    plus,
    power,
    times,
)
from reel.records.formula_text import FormulaText
from tests.our_film import STORYBOARD
from tests.reel.notation.test_typst_printer import WRITTEN
from tests.scenes.formulas import formulas_of

x, y, a, b, theta = sp.symbols("x y a b theta", positive=True)
i, n = sp.symbols("i n", integer=True, positive=True)
Y = sp.IndexedBase("y")
f, g = (Short(sp.Function(name)(x)) for name in "fg")

EXAMPLES = [
    (equals(Log(8, 2), 3), "log base 2 of 8 equals 3", r"\log_2 8 = 3", "log_2 8 = 3"),
    (
        sp.Product(Given(Y[i], theta), (i, 1, n)),
        "the product from i equals 1 to n of p of y i given theta",
        r"\prod_{i=1}^n p(y_i \mid \theta)",
        "product_(i=1)^n p(y_i mid(|) theta)",
    ),
    (over(Prime(f, x), f), "f prime over f", r"\frac{f'}{f}", "f'/f"),
    (
        over(Prime(times(f, g), x), times(f, g)),
        "the fraction open bracket f times g close bracket prime over f times g end fraction",
        r"\frac{(f g)'}{f g}",
        "frac((f g)', f g)",
    ),
    (
        equals(sp.Symbol("theta_hat"), Argmax(sp.Function("L")(theta), theta)),
        "theta hat equals the argmax over theta of L of theta",
        r"\hat{\theta} = \operatorname*{argmax}_{\theta} L(\theta)",
        'hat(theta) = op("argmax", limits: #true)_theta L(theta)',
    ),
    (
        power(2, plus(3, 2)),
        "2 to the power 3 plus 2 end power",
        "2^{3 + 2}",
        "2^(3 + 2)",
    ),
    (
        plus(power(x, 2), negative(power(y, 3))),
        "x squared minus y cubed",
        "x^2 - y^3",
        "x^2 - y^3",
    ),
    (
        power(a, Log(b, a)),
        "a to the power log base a of b end power",
        r"a^{\log_a b}",
        "a^(log_a b)",
    ),
    (
        times(over(1, n), sp.Sum(Y[i] ** 2, (i, 1, n))),
        "1 over n times the sum from i equals 1 to n of y i squared",
        r"\frac{1}{n} \sum_{i=1}^n y_i^2",
        "1/n sum_(i=1)^n y_i^2",
    ),
    (
        times(x, sp.sqrt(plus(1, x))),
        "x times the square root of 1 plus x end root",
        r"x \sqrt{1 + x}",
        "x sqrt(1 + x)",
    ),
    (
        power(over(x, plus(x, y)), 2),
        "open bracket the fraction x over x plus y end fraction close bracket squared",
        r"\left(\frac{x}{x + y}\right)^2",
        "(frac(x, x + y))^2",
    ),
    (sp.Abs(Y[i]), "the absolute value of y i", r"\lvert y_i \rvert", "abs(y_i)"),
    (
        approximately(x, Scientific(sp.Rational(1, 7) * sp.Integer(10) ** -14, 1)),
        "x is approximately 1.4 times 10 to the power minus 15",
        r"x \approx 1.4 \times 10^{-15}",
        "x approx 1.4 times 10^(-15)",
    ),
    (Rounded(-3.346, 2), "minus 3.35", "-3.35", "-3.35"),
    (Percent(sp.Rational(3, 100), 0), "3 percent", r"3\,\%", "3 thin %"),
    (
        Gives(power(sp.E, 1000), Float64(float("inf"))),
        "e to the power 1000 gives infinity",
        r"e^{1000} \to \text{inf}",
        'e^1000 -> "inf"',
    ),
    (Float64(5e-324), "5 e minus 324", r"\text{5e-324}", '"5e-324"'),
    (
        sp.Tuple(Part("in", 3), 8),
        "open bracket 3 comma 8 close bracket",
        "(3, 8)",
        "(3, 8)",
    ),
    (
        equals(sp.Symbol("epsilon_i"), sp.Function("f_i")(x, y)),
        "epsilon i equals f i of open bracket x comma y close bracket",
        r"\varepsilon_i = f_i(x, y)",
        "epsilon_i = f_i (x, y)",
    ),
    (dotted(n, n), "n times n", r"n \cdot n", "n dot n"),
    (
        sp.Function("gain")(sp.Symbol("rate_max")),
        "gain of rate max",
        r"\operatorname{gain}(\text{rate}_{\text{max}})",
        'op("gain") ("rate"_"max")',
    ),
]

ALL = [
    *(expr for expr, *_ in (*WRITTEN, *EXAMPLES)),
    *(expr for clip in STORYBOARD if clip.formulas for _, expr in formulas_of(clip)),
]
"""What the printer is tried with, and what the clips of the film state."""

COMMANDS = {
    *("log", "hat", "bar", "frac", "sqrt", "sum", "prod", "cdot", "times", "approx", "ne", "le"),
    *("ge", "to", "iff", "mid", "lvert", "rvert", "left", "right", "operatorname", "text", "pi"),
    *("theta", "sigma", "varepsilon", "exp"),
}

SHOWN = {
    **{"-": "−", "dot": "⋅", "times": "×", "!=": "≠", "approx": "≈", "->": "→", "<==>": "⟺"},
    **{"'": "′", "frac": "", "sqrt": "", "theta": "θ", "sigma": "σ", "epsilon": "ε", "pi": "π"},
    **{"hat": "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "bar": "\N{MACRON}"},
}
"""What is seen of a token that is a name."""


@pytest.fixture(scope="module")
def texts() -> list[FormulaText]:
    return formula_texts([("beat", expr) for expr in ALL])


@pytest.mark.parametrize(
    ("expr", "spoken", "latex", "source"), EXAMPLES, ids=[spoken for _, spoken, *_ in EXAMPLES]
)
def test_reads_as_a_person_would_say_and_write_it(
    expr: Any, spoken: str, latex: str, source: str
) -> None:
    text = formula_text("beat", expr)
    assert (text.spoken, text.latex, text.typst) == (spoken, latex, source)


def test_latex_is_balanced_and_uses_what_amsmath_knows(texts: Sequence[FormulaText]) -> None:
    for text in texts:
        assert set(re.findall(r"\\([a-z]+)", text.latex)) <= COMMANDS, text.latex
        assert text.latex.count(r"\left") == text.latex.count(r"\right")
        depth = 0
        for bracket in re.findall(r"[{}]", text.latex):
            depth += 1 if bracket == "{" else -1
            assert depth >= 0, text.latex
        assert depth == 0, text.latex


def test_what_is_copied_looks_as_in_the_picture(texts: Sequence[FormulaText]) -> None:
    labelled = _pages(print_typst(expr).source for expr in ALL)
    copied = _pages(text.typst for text in texts)
    for expr, one, other in zip(ALL, labelled, copied, strict=True):
        if not any(isinstance(part, Primed) for part in parts(form_of(expr))):
            assert one == other, expr  # but for a prime at brackets, which stands a little higher


def test_mathml_shows_the_same_in_the_same_order(texts: Sequence[FormulaText]) -> None:
    for expr, text in zip(ALL, texts, strict=True):
        math = ElementTree.fromstring(text.mathml)
        assert (math.tag, math.attrib) == ("math", {"display": "block"})
        seen = "".join("".join(math.itertext()).split())
        assert seen == "".join(_shown(leaf.token) for leaf in leaves(form_of(expr))), expr


def test_pages_of_a_course_take_the_mathml(texts: Sequence[FormulaText]) -> None:
    for text in texts:
        assert ElementTree.fromstring(mathml(text.mathml)).tag == "math"


def test_a_formula_that_cannot_be_written_is_named_with_its_beat() -> None:
    with pytest.raises(TypeError, match="beat last: the formula printer does not know"):
        formula_texts([("first", x), ("last", sp.ImmutableMatrix([[1]]))])


def _pages(sources: Any) -> list[bytes]:
    """Set formulas in type, each on a page by itself."""
    pages = "#pagebreak()".join(f"$display({source})$" for source in sources)
    size = "#set page(width: auto, height: auto, margin: 3pt, fill: white)"
    drawn: Any = typst.compile(
        f"{size}\n{PREAMBLE}\n#let leaf(k, body) = text(fill: black, body)\n{pages}".encode(),
        format="png",
        ppi=72.0,
    )
    return list(drawn)


def _shown(token: str) -> str:
    """What a reader sees of a leaf."""
    pieces = [token] if re.fullmatch(r"[\d.e-]+|inf|nan", token) else token.partition("_")[::2]
    return "".join(SHOWN.get(piece, piece) for piece in pieces)
