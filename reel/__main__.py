"""`python -m reel`: the command `reel`, where it is not installed as a program."""

import sys

from reel.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
