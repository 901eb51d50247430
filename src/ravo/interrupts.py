"""Signals that end a process, taken as an interrupt: what is unfinished is cleared away first."""

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""A wish to end, a terminal that is gone, Ctrl-Break or a window that is closed on Windows."""
_ALL = ("SIGINT", *NAMES)
SAME_WISH_SECONDS = 30.0
"""How long another signal is the same wish to end, and leaves the clearing in peace."""
AGAIN_SECONDS = 0.05


class _LastWish:
    """When a signal that ends this process was last taken as an interrupt; None for never."""

    at: float | None = None


@contextmanager
def ending_as_interrupt() -> Iterator[None]:
    """Have a signal that would end the process at once raise KeyboardInterrupt in the block.

    Signals that somebody handles or ignores stay as they are, as do those of another thread's work.
    Of several signals in a short time one is heard: the others would interrupt the clearing.
    """
    main = threading.current_thread() is threading.main_thread()
    known = _known(NAMES) if main else ()
    with _handled(one for one in known if signal.getsignal(one) == signal.SIG_DFL):
        yield


@contextmanager
def ending_with_parent() -> Iterator[None]:
    """Have the signals that end a process of the run's own raise KeyboardInterrupt once.

    `ask_to_end` is always heard, also where whoever started the run had Ctrl-C ignored, as a shell
    does for what runs in the background. A terminal sends Ctrl-C to this process as well as to its
    parent, which then asks it to end: that is one wish.
    """
    ignored = {one for one in _known(_ALL) if signal.getsignal(one) == signal.SIG_IGN}
    numbers = {*_known(_ALL)} - ignored | {signal.SIGTERM}
    with _handled(numbers), interrupts_kept():
        yield


def ask_to_end(process: int | None) -> None:
    """Have a process of the run's own clear away what is unfinished, and end.

    Windows has no such signal: there it hears Ctrl-C as its parent does.
    """
    if process is not None and os.name != "nt":
        with suppress(OSError):
            os.kill(process, signal.SIGTERM)


def _known(names: Iterable[str]) -> tuple[signal.Signals, ...]:
    """Return the signals of the names that this system has."""
    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))


@contextmanager
def _handled(numbers: Iterable[signal.Signals]) -> Iterator[None]:
    """Have signals raise KeyboardInterrupt in the block, and what they did before behind it."""
    before = {number: signal.getsignal(number) for number in numbers}
    _LastWish.at = None
    for number in before:
        signal.signal(number, _raise_once)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise_once(_number: int, _frame: Any) -> None:
    now = time.monotonic()
    if _LastWish.at is not None and now - _LastWish.at < SAME_WISH_SECONDS:
        return
    _LastWish.at = now
    raise KeyboardInterrupt


@contextmanager
def interrupts_kept() -> Iterator[None]:
    """Have an interrupt come again that fell where the interpreter can only print and forget it.

    That is in the callback of a weak reference or a finaliser, so that about one in fifty was lost.
    """
    before = sys.unraisablehook

    def heard(lost: Any) -> None:
        """Raise an interrupt again, soon; leave anything else to the hook before."""
        if isinstance(lost.exc_value, KeyboardInterrupt):
            # Raised from here it would be lost once more; `threading` takes locks that may be held.
            _thread.start_new_thread(_interrupt_soon, ())
        else:
            before(lost)

    sys.unraisablehook = heard
    try:
        yield
    finally:
        sys.unraisablehook = before


def _interrupt_soon() -> None:
    time.sleep(AGAIN_SECONDS)
    _LastWish.at = None
    # One that is ignored would do nothing.
    ours = (_raise_once, signal.default_int_handler)
    number = next((one for one in _known(_ALL) if signal.getsignal(one) in ours), None)
    if number is None:
        return
    if hasattr(signal, "pthread_kill"):
        # A real one wakes the main thread where it waits for another process.
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:
        # On Windows the handler is that of all threads; Ctrl-C wakes the main one where it waits.
        signal.raise_signal(number)
