"""Signals that end a process, raised as an interrupt: unfinished files are removed first."""

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
"""The signals for: end now; the terminal is closed; Ctrl-Break, or a closed window, on Windows."""
_ALL = ("SIGINT", *NAMES)
SAME_WISH_SECONDS = 30.0
"""The time after a signal in which further ones are ignored, so that the clearing can finish."""
AGAIN_SECONDS = 0.05


class _LastWish:
    """The time, on the monotonic clock, of the last signal that was raised; None for never."""

    at: float | None = None


@contextmanager
def ending_as_interrupt() -> Iterator[None]:
    """Make a signal that would end the process at once raise KeyboardInterrupt in the block.

    Signals that have a handler or are ignored stay so; outside the main thread nothing changes.
    Of several signals in a short time only the first counts: others would interrupt the clearing.
    """
    main = threading.current_thread() is threading.main_thread()
    known = _known(NAMES) if main else ()
    with _handled(one for one in known if signal.getsignal(one) == signal.SIG_DFL):
        yield


@contextmanager
def ending_with_parent() -> Iterator[None]:
    """Make the signals that end a child process of a run raise KeyboardInterrupt in it, once.

    The signal of `ask_to_end` counts even where Ctrl-C is ignored, as a shell does for programs in
    the background. A terminal sends Ctrl-C to the child and to its parent, which then asks the
    child to end: the two signals count as one.
    """
    ignored = {one for one in _known(_ALL) if signal.getsignal(one) == signal.SIG_IGN}
    numbers = {*_known(_ALL)} - ignored | {signal.SIGTERM}
    with _handled(numbers), interrupts_kept():
        yield


def ask_to_end(process: int | None) -> None:
    """Send a child process of this run the signal to remove its unfinished files and end.

    Windows has no such signal: there the child receives Ctrl-C as its parent does.
    """
    if process is not None and os.name != "nt":
        with suppress(OSError):
            os.kill(process, signal.SIGTERM)


def _known(names: Iterable[str]) -> tuple[signal.Signals, ...]:
    """Return the signals of the names that this system has."""
    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))


@contextmanager
def _handled(numbers: Iterable[signal.Signals]) -> Iterator[None]:
    """Make signals raise KeyboardInterrupt in the block; restore their handlers after it."""
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
    """Repeat an interrupt that was raised where the interpreter only prints exceptions.

    That is in a finaliser or the callback of a weak reference: about one interrupt in fifty was
    lost there.
    """
    before = sys.unraisablehook

    def heard(lost: Any) -> None:
        """Raise an interrupt again after a moment; pass other exceptions to the former hook."""
        if isinstance(lost.exc_value, KeyboardInterrupt):
            # Raised here it would be lost again. `_thread`, as `threading` needs locks that may be
            # held at this moment.
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
    # A signal that is ignored would have no effect, so one that is handled is sent.
    ours = (_raise_once, signal.default_int_handler)
    number = next((one for one in _known(_ALL) if signal.getsignal(one) in ours), None)
    if number is None:
        return
    if hasattr(signal, "pthread_kill"):
        # A real signal wakes the main thread while it waits for another process.
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:
        # On Windows all threads share the handler; Ctrl-C wakes the main thread while it waits.
        signal.raise_signal(number)
