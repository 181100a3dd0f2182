"""Stands in for LaTeX where there is none: each letter of a formula becomes a box of its own shape.

So scenes with formulas can be compared, too. Manim calls LaTeX's programs; this file is all of
them, by the name that it is called with.
"""

import os
import re
import sys
from pathlib import Path

_COMPILERS = "latex", "lualatex", "pdflatex", "xelatex"
_CONVERTER = "dvisvgm"

_SCRIPT = """#!/bin/sh
exec "{python}" -IS "{file}" {name} "$@"
"""

# Manim marks a formula's parts by SVG among the letters; then lines, commands and letters.
_TOKEN = re.compile(r"\\special\{dvisvgm:raw ([^}]*)\}|\\\\|\\[A-Za-z]+|\\.|[^\s{}^_&$~%\\]")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[^}]*\}")

_SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="50pt">
<g id="page1">{}</g>
</svg>
"""

_GAP, _LINE = 1.2, 14.0  # points between letters, and from line to line


def install(folder: Path) -> None:
    """Let this process, and those that it starts, find the programs: write them into a folder."""
    folder.mkdir()
    for name in (*_COMPILERS, _CONVERTER):
        program = folder / name
        program.write_text(_SCRIPT.format(python=sys.executable, file=__file__, name=name))
        program.chmod(0o755)
    os.environ["PATH"] = os.pathsep.join([str(folder), os.environ.get("PATH", "")])


def drawn(formula: str) -> str:
    """Draw what LaTeX would set, as an SVG."""
    parts = []
    x = y = 0.0
    for token in _TOKEN.finditer(_ENVIRONMENT.sub("", formula)):
        if token[1] is not None:
            parts.append(token[1])
        elif token[0] == r"\\":
            x, y = 0.0, y + _LINE
        else:
            kind = sum(map(ord, token[0]))
            width, height, slant = 3 + kind % 3, 5 + kind % 4, kind % 5 / 4
            parts.append(
                f'<path d="M{x} {y}h{width}q{slant} {-height / 2} {-slant} {-height}H{x}z"/>'
            )
            x += width + _GAP
    return _SVG.format("".join(parts))


def _run(program: str, options: list[str], source: Path) -> None:
    """Do what one of the programs is asked for: the first leaves all to the second."""
    values = dict(option.lstrip("-").split("=", 1) for option in options if "=" in option)
    text = source.read_text(encoding="utf-8")
    if program == _CONVERTER:
        body = text.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
        Path(values["output"]).write_text(drawn(body), encoding="utf-8")
        return
    kind = values.get("output-format", "xdv" if "-no-pdf" in options else "pdf")
    target = Path(values["output-directory"], f"{source.stem}.{kind}")
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _run(sys.argv[1], sys.argv[2:-1], Path(sys.argv[-1]))
