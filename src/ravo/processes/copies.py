"""Work in a copy of this process while this one goes on: outputs that do not rest on each other."""

import ctypes
import gc
import io
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from ravo.interrupts import ask_to_end, ending_with_parent
from ravo.processes.isolation import LOOK_SECONDS
from ravo.processes.worker import ORPHANED, silence

COPIES = sys.platform == "linux"
"""Whether a copy with everything loaded costs next to nothing; elsewhere it would start anew."""


@contextmanager
def meanwhile(work: Callable[[], None], done: Callable[[], None]) -> Iterator[None]:
    """Do work in a copy of this process during a block, and call `done` here once it is done.

    The copy leaves files only; nothing is printed there. Where it fails or there is none, this
    process does the work after the block, so that whatever it raises is raised here.
    """
    copy = _started(work)
    well = False
    try:
        yield
    except KeyboardInterrupt:
        ask_to_end(copy)
        raise
    finally:
        if copy:
            well = _waited(copy)
        if well:
            done()
    if not well:
        work()
        done()


def _waited(copy: int) -> bool:
    """Return whether a copy did its work, once it has ended; an interrupt has it end."""
    try:
        return os.waitpid(copy, 0)[1] == 0
    except KeyboardInterrupt:
        ask_to_end(copy)
        os.waitpid(copy, 0)
        raise


def _started(work: Callable[[], None]) -> int | None:
    """Return the number of a copy of this process that does the work; None where it has none."""
    if sys.platform != "linux":
        return None
    this = os.getpid()
    with suppress(OSError, AttributeError):  # not every C library has it
        # Memory that is free and not given back would be copied as it is written over.
        ctypes.CDLL(None).malloc_trim(0)
    with warnings.catch_warnings():
        # Other threads wait for work or for an end at this time and hold nothing that is needed.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            number = os.fork()
        except OSError:
            return None
    if number == 0:
        code = 1
        with suppress(BaseException):
            code = _in_copy(work, this)
        os._exit(code)
    return number


def _in_copy(work: Callable[[], None], parent: int) -> int:
    """Do the work and return the exit code of success; end at once when the parent has ended."""

    def watch() -> None:
        """Wait for the end of the parent: nobody would wait for what is written then."""
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(ORPHANED)

    with ending_with_parent():
        # The copy prints nothing: the pipe behind these streams is its parent's.
        silence()
        sys.stdout = sys.stderr = io.StringIO()
        gc.freeze()
        threading.Thread(target=watch, daemon=True).start()
        work()
    return 0
