"""The worker process of a local engine, which handles one item at a time."""

import contextlib
import gc
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.interrupts import NAMES

if TYPE_CHECKING:
    from multiprocessing import connection

READY, ANSWER, LOST = "ready", "answer", "lost"
STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", *NAMES) if hasattr(signal, name))
ORPHANED = 3
HARD_FACTOR = 2
"""The multiple of the limit from which the system itself refuses memory, for a sudden growth."""
KILLED_FIRST = "500"


@dataclass(frozen=True, slots=True)
class WorkerSetup:
    """The settings of a worker: the dotted name of its function, its limit in bytes (0: none)."""

    function: str
    memory: int


def serve(pipe: "connection.Connection[Any, Any]", setup: WorkerSetup) -> None:
    """Handle each item that arrives over the pipe, until the pipe is closed."""
    _ignore_stopping()
    watch_parent()
    silence()
    function = _function(setup.function)
    # Modules are never freed: `freeze` exempts them from the garbage collections between items.
    gc.set_threshold(200_000, 50, 50)
    gc.freeze()
    _limit_memory(setup.memory)
    with contextlib.suppress(EOFError, OSError):
        pipe.send((READY, None))
        while True:
            pipe.send(_answer(function, pipe.recv()))
            gc.collect()


def _answer(function: Callable[[Any], Any], item: Any) -> tuple[str, Any]:
    try:
        return ANSWER, function(item)
    except MemoryError:
        return LOST, ("memory", "")
    except BaseException as error:  # noqa: BLE001  the outermost frame; native panics come as these
        return LOST, ("bug", where(error))


def where(error: BaseException) -> str:
    """Return the place of a bug in the code, without values or messages."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return " ".join([type(error).__name__, *places])


def _function(name: str) -> Callable[[Any], Any]:
    """Return the function of a name such as `ravo.batch.work:handle`, importing its module."""
    module, _, function = name.partition(":")
    imported_module = importlib.import_module(module)
    preload: Callable[[], None] | None = getattr(imported_module, "preload", None)
    if preload is not None:
        preload()
    return getattr(imported_module, function)  # type: ignore[no-any-return]


def _ignore_stopping() -> None:
    """Ignore the stopping signals: the run itself waits for the current item and then stops."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


def watch_parent() -> None:
    """End this process when the run has ended, as its files would never be moved into place."""
    from multiprocessing import parent_process

    parent = parent_process()

    def watch() -> None:
        """Wait for the end of the run."""
        if parent is not None:
            parent.join()
        os._exit(ORPHANED)

    threading.Thread(target=watch, daemon=True).start()


def silence() -> None:
    """Discard what native code prints, as it would end up in a nightly mail.

    Errors are part of the answer.
    """
    if sys.platform == "win32":
        import msvcrt

        # At night there is nobody to close the window in which Windows reports a crash.
        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            os.dup2(nowhere, stream.fileno())


def _limit_memory(most: int) -> None:
    """Make the system refuse memory far above the limit, and kill workers before the run itself."""
    if sys.platform != "linux":
        return
    import resource

    import psutil

    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(KILLED_FIRST, encoding="ascii")
    if most:
        held = psutil.Process().memory_info().data
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        wanted = held + HARD_FACTOR * most
        if hard == resource.RLIM_INFINITY or wanted < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
