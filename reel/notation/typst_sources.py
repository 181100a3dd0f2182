"""How the smallest pieces of a formula are written in Typst."""

from reel.notation.form import Mark, Name

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
    "|": 'class("relation", bar.v)',
    "∑": "sum",
    "∏": "product",
    "argmax": 'op("argmax", limits: #true)',
    "argmin": 'op("argmin", limits: #true)',
}


def mark_source(form: Mark) -> str:
    """Write a sign, a number, a constant or a function's name."""
    token = form.leaf.token
    if form.kind == "float":
        return f'upright("{token}")'
    known = len(token) == 1 or token in GREEK | OPERATORS | _SOURCES.keys()
    if form.kind == "function" and not known:
        return f'op("{token}")'
    return _SOURCES.get(token, token)


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
