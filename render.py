"""The project's command: `python render.py` renders every clip and the film. See `--help`."""

import sys

if __name__ == "__main__":  # in workers, which import this file too, there is nothing to do
    from reel.records.import_path import start_behind_python

    start_behind_python()

    from pathlib import Path

    from reel.cli.main import main

    sys.exit(main(Path(__file__).parent))
