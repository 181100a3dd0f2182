"""Imports Manim, even where this user's settings of it are broken: each job takes those it needs.

Workers find this module by its folder alone, for nothing of a project is to be found that early.
"""

import gc
import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

# What is imported stays, so nothing is looked for that could go. Workers look again, at their own.
gc.disable()

with redirect_stdout(StringIO()):  # on which it would tell what it reads, to nobody
    try:
        import manim
    except Exception:
        for name in [name for name in sys.modules if name.partition(".")[0] == "manim"]:
            del sys.modules[name]
        with patch.object(Path, "home", lambda: Path(os.devnull)):
            import manim  # noqa: F401

# The folder is for nobody else.
here = str(Path(__file__).parent)
folders = os.environ.get("PYTHONPATH", "").split(os.pathsep)
if here in folders:
    folders.remove(here)
    os.environ["PYTHONPATH"] = os.pathsep.join(folders)
    if not folders:
        del os.environ["PYTHONPATH"]
