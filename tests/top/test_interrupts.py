"""Signals that end a process are interrupts inside a block, and what they were behind it."""

import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from ravo.interrupts import ending_as_interrupt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a signal to oneself ends it there")


@pytest.fixture(autouse=True)
def before() -> Iterator[None]:
    """Have the signals as a shell leaves them, and give them back."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number in kept:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_would_end_the_process_is_an_interrupt(name: str) -> None:
    number = signal.Signals[name]
    with pytest.raises(KeyboardInterrupt), ending_as_interrupt():
        signal.raise_signal(number)
    assert signal.getsignal(number) == signal.SIG_DFL


def test_what_is_ignored_or_handled_stays_so() -> None:
    """A run behind `nohup` outlives its terminal, and a night finishes its workbook."""
    heard: list[int] = []
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    with ending_as_interrupt():
        signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGTERM)
    assert heard == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


def test_another_thread_works_without_them() -> None:
    done: list[object] = []

    def work() -> None:
        """Enter a block where no handler can be set."""
        with ending_as_interrupt():
            done.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.SIG_DFL]
