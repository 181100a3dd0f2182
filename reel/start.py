"""Where the command begins. Ctrl-C gives one line from the first moment, while much is imported."""

import sys

STOPPED = 130


def main(script: str | None = None) -> int:
    """Run the command line.

    Args:
        script: the file of a project's own command, in its folder; without one, the project is
            looked for from the working directory upwards.

    Returns:
        The exit code.
    """
    try:
        from reel.records.import_path import start_behind_python

        start_behind_python()

        from pathlib import Path

        from reel.cli.main import main as run

        return run(Path(script).parent if script else None)
    except KeyboardInterrupt:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all that is left to do is to leave
        print("stopped; nothing half-made is left", file=sys.stderr)
        return STOPPED
