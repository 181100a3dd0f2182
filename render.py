"""The project's command: `python render.py` renders every clip and the film. See `--help`."""

import sys

if __name__ == "__main__":  # in workers, which import this file too, there is nothing to do
    from reel.start import main

    sys.exit(main(__file__))
