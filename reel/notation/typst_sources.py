"""How the smallest pieces of a formula are written in Typst."""

from reel.notation.form import Mark, Name
from reel.records.language import Language

_LETTERS = """
alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega
Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega
"""

GREEK = frozenset(_LETTERS.split())
"""The letters that are written by their names, as SymPy, Typst and LaTeX have them."""

OPERATORS = frozenset({"log", "exp", "sin", "cos", "tan", "max", "min"})
"""Functions that have a name of their own in Typst and LaTeX."""

_ACCENTS = {"hat": "hat", "bar": "macron"}
_SOURCES = {
    ",": r"\,",
    ";": r"\;",
    "|": 'class("relation", bar.v)',
    "∑": "sum",
    "∏": "product",
}

BEST = frozenset({"argmax", "argmin"})
"""Functions below whose name stands over which variable they go."""


def mark_source(form: Mark, language: Language) -> str:
    """Write a sign, a number, a constant or a function's name, as a language has it."""
    token = form.leaf.token
    if form.kind == "float":  # as a program prints it, which knows no languages
        return f'upright("{token}")'
    if form.kind == "digits":
        return _number_source(token, language)
    if form.kind == "function" and len(token) > 1:
        name = language.function(token)
        limits = ", limits: #true" * (token in BEST)
        known = name in GREEK | OPERATORS
        return name if known else f"op({quoted(name)}{limits})"
    token = language.sign(token)
    return _SOURCES.get(token, token)


def _number_source(digits: str, language: Language) -> str:
    """Write a number; a comma in it is no sign between two numbers, which has room after it."""
    whole, point, fraction = digits.partition(".")
    if not point or language.decimal == point:
        return digits
    return f'{whole}class("normal", {quoted(language.decimal)}){fraction}'  # no spaces: it is one


def name_source(form: Name) -> str:
    """Write a symbol with its index."""
    source = symbol_source(form)
    return f"{source}_{index_source(form)}" if form.index else source


def index_source(form: Name) -> str:
    """Write a symbol's index by itself: one letter is a variable, more are a word or a number."""
    return form.index if len(form.index) == 1 else quoted(form.index)


def symbol_source(form: Name) -> str:
    """Write a symbol without its index."""
    source = form.head if len(form.head) == 1 or form.head in GREEK else quoted(form.head)
    return f"{_ACCENTS[form.accent]}({source})" if form.accent else source


def quoted(word: str) -> str:
    """Write a word in Typst's quotation marks."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
