"""A Dask cluster of two workers on this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from benchmarks.project import CommandFailed, Copy

CLUSTER = "cluster"
"""What it is called among numbers of workers."""

_STARTING_SECONDS = 60


@contextmanager
def cluster(copy: Copy) -> Iterator[str]:
    """Run a scheduler and two workers on this machine; give the scheduler's address."""
    about = copy.folder / "scheduler.json"
    started: list[subprocess.Popen[str]] = []
    host = "--host", "127.0.0.1", "--no-dashboard"

    def start(log: str, ready: str, *args: str) -> None:
        path = copy.folder / log
        with path.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *args], cwd=copy.folder, env=copy.environment,
                stdout=file, stderr=subprocess.STDOUT, text=True, process_group=0,
            )  # fmt: skip
        started.append(process)
        patience = time.monotonic() + _STARTING_SECONDS
        while ready not in path.read_text():
            if process.poll() is not None or time.monotonic() > patience:
                raise CommandFailed(f"dask {args[0]} does not start\n{path.read_text()[-3000:]}")
            time.sleep(0.1)

    try:
        start("scheduler.log", "Scheduler at:", "scheduler", *host, "--port", "0",
              "--scheduler-file", str(about))  # fmt: skip
        while not (address := address_in(about)):
            time.sleep(0.1)
        for number in range(2):
            own = "--nthreads", "1", "--local-directory", str(copy.folder / f"dask{number}")
            start(f"worker{number}.log", "Registered to:", "worker", address, *host, *own)
        yield address
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def address_in(about: Path) -> str:
    """Read a scheduler's address from the file that it writes; "" as long as that is not whole."""
    try:
        return str(msgspec.json.decode(about.read_bytes())["address"])
    except (FileNotFoundError, msgspec.DecodeError):
        return ""
