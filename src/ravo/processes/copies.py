"""Work in a forked copy of this process while this one goes on, for independent outputs."""

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
"""Whether the system can fork, which is nearly free; elsewhere a process would start anew."""


@contextmanager
def meanwhile(work: Callable[[], None], done: Callable[[], None]) -> Iterator[None]:
    """Do `work` in a forked copy of this process during the block, then call `done` here.

    The copy only writes files and prints nothing. Where it fails or cannot be started, this process
    does the work after the block, so that its exceptions are raised here.
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
    """Wait for a copy to end; return whether it succeeded. An interrupt ends the copy too."""
    try:
        return os.waitpid(copy, 0)[1] == 0
    except KeyboardInterrupt:
        ask_to_end(copy)
        os.waitpid(copy, 0)
        raise


def _started(work: Callable[[], None]) -> int | None:
    """Return the process id of a copy that does the work; None where it cannot be started."""
    if sys.platform != "linux":
        return None
    this = os.getpid()
    with suppress(OSError, AttributeError):  # not every C library has it
        # Free memory that is not given back to the system would be copied when it is used again.
        ctypes.CDLL(None).malloc_trim(0)
    with warnings.catch_warnings():
        # Other threads are idle at this time and hold no lock that the copy needs.
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
    """Do the work and return exit code 0; end at once when the parent has ended."""

    def watch() -> None:
        """Wait for the end of the parent, after which the outputs are no longer needed."""
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(ORPHANED)

    with ending_with_parent():
        # The copy prints nothing, as the pipe of these streams belongs to its parent.
        silence()
        # Not redirected for a while, as nothing in a command may be: this process ends here.
        sys.stdout = sys.stderr = io.StringIO()
        gc.freeze()
        threading.Thread(target=watch, daemon=True).start()
        work()
    return 0
