"""Signals that end a process are interrupts inside a block, and what they were behind it."""

import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from ravo.interrupts import ending_as_interrupt, ending_with_parent, interrupts_kept

WINDOWS = sys.platform == "win32"
CLOSED = signal.Signals["SIGBREAK" if WINDOWS else "SIGHUP"]
"""What a process hears when its terminal, or its window, is closed."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, CLOSED)


@pytest.fixture(autouse=True)
def signals_of_a_shell() -> Iterator[None]:
    """Have the signals as a shell leaves them, and give them back."""
    kept = {number: signal.getsignal(number) for number in SIGNALS}
    for number in kept:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, CLOSED])
def test_what_would_end_the_process_is_an_interrupt(number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt), ending_as_interrupt():
        signal.raise_signal(number)
    assert signal.getsignal(number) == signal.SIG_DFL


def test_what_is_ignored_or_handled_stays_so() -> None:
    """A run behind `nohup` outlives its terminal, and a night finishes its workbook."""
    heard: list[int] = []
    signal.signal(CLOSED, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    with ending_as_interrupt():
        signal.raise_signal(CLOSED)
        signal.raise_signal(signal.SIGTERM)
    assert heard == [signal.SIGTERM]
    assert signal.getsignal(CLOSED) == signal.SIG_IGN


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


def test_a_second_signal_leaves_the_clearing_in_peace() -> None:
    """A terminal that is closed sends more than one; somebody who presses Ctrl-C does insist."""
    with ending_as_interrupt():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(CLOSED)
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), ending_as_interrupt():
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.parametrize("order", [(signal.SIGINT, signal.SIGTERM), (signal.SIGTERM,) * 2])
def test_a_process_of_the_run_hears_its_end_once(order: tuple[int, int]) -> None:
    with ending_with_parent():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(order[0])
        signal.raise_signal(order[1])
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_process_of_the_run_ignores_ctrl_c_as_the_run_does_but_not_its_parent() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    with ending_with_parent():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    assert [signal.getsignal(number) for number in SIGNALS] == [signal.SIG_IGN] * 3


class Gone:
    """Something whose finaliser a signal interrupts."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGTERM)


def wait() -> None:
    """Wait for long. On Windows Ctrl-C alone ends a wait, and other signals are heard behind it."""
    for _ in range(3_000 if WINDOWS else 1):
        time.sleep(0.01 if WINDOWS else 30)


def test_an_interrupt_lost_in_a_finaliser_comes_again_where_ctrl_c_is_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with interrupts_kept(), ending_as_interrupt():
        Gone()
        with pytest.raises(KeyboardInterrupt):
            wait()
