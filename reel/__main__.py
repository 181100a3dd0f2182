"""`python -m reel`: the command `reel`, where it is not installed as a program."""

import sys

if __name__ == "__main__":
    from reel.start import main

    sys.exit(main())
