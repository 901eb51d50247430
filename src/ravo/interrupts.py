"""Signals that end a process, taken as an interrupt: what is unfinished is cleared away first."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""A wish to end, a terminal that is gone, Ctrl-Break or a window that is closed on Windows."""


@contextmanager
def ending_as_interrupt() -> Iterator[None]:
    """Have a signal that would end the process at once raise KeyboardInterrupt in the block.

    Signals that somebody handles or ignores stay as they are, as do those of another thread's work.
    """
    main = threading.current_thread() is threading.main_thread()
    known = (getattr(signal, name, None) for name in NAMES)
    ours = [one for one in known if one is not None and signal.getsignal(one) == signal.SIG_DFL]
    ours = ours if main else []
    for number in ours:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
