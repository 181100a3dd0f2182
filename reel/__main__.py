"""`python -m reel`: the command `reel`, where it is not installed as a program."""

import sys

from reel.cli.main import main

sys.exit(main())
