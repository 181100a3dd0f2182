"""`python -m reel`: the command `reel`, where it is not installed as a program."""

import sys

if __name__ == "__main__":
    from reel.records.import_path import start_behind_python

    start_behind_python()

    from reel.cli.main import main

    sys.exit(main())
