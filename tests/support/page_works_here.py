"""`ravo` whose page works on files in its own process, where no new one loads the libraries.

It is a program of its own, for tests that are about the page and not about the process beside it.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, TextIO

from ravo.cli import app
from ravo.console import run
from ravo.processes import beside as processes
from support.work_here import answered_here


@contextmanager
def _here(
    work: Callable[[Any, TextIO], Any],
    out: IO[str],
    prepare: Callable[[], None],
    stopped: Callable[[], bool] | None = None,
) -> Iterator[Callable[[str, Any], Any]]:
    """Stand for `beside`; what the work changes of its process is put back for the server."""
    folder, scratch, mask = os.getcwd(), tempfile.tempdir, os.umask(0o077)  # noqa: PTH109
    try:
        with answered_here(work, out, prepare) as ask:
            yield ask
    finally:
        os.chdir(folder)
        tempfile.tempdir = scratch
        os.umask(mask)


if __name__ == "__main__":
    processes.beside = _here
    sys.exit(run(app, sys.argv[1:]))
