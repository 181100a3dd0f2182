"""Where Python looks for modules: its own are found first, whatever else lies beside a program.

Imports nothing itself whose place a file beside the program, called random.py perhaps, could take.
"""

import os
import sys

_OWN = os.__file__.rpartition(os.sep)[0]


def put_behind_python(folder: str) -> None:
    """Let modules be found in a folder: Python's own before them, those installed after."""
    own = [entry for entry in sys.path if entry in (_OWN, f"{_OWN}{os.sep}lib-dynload")]
    others = [entry for entry in sys.path if entry not in (*own, folder)]
    sys.path[:] = [*own, folder, *others]


def start_behind_python() -> None:
    """Put the folder of a program that has just been started behind Python's own."""
    if not sys.flags.safe_path:  # else Python has not put it first
        put_behind_python(sys.path[0])
