"""The project's command: `python render.py` renders every clip and the film. See `--help`."""

import sys
from pathlib import Path

from reel.cli.main import main

if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent))
