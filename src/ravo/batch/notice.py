"""The program started at the end of a run: no shell, the summary on its standard input."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from ravo.faults import Fault


def notify(command: Sequence[str], summary: str, seconds: float) -> Fault | None:
    """Run a program with the summary on its standard input; return the fault, if any.

    The program's output is not shown. It is ended after `seconds`.
    """
    if not command:
        return None
    try:
        done = subprocess.run(  # noqa: S603  the owner of the run names the program; no shell
            list(command),
            input=(summary + "\n").encode(),
            timeout=seconds,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return _fault(command, type(error).__name__)
    return _fault(command, str(done.returncode)) if done.returncode else None


def _fault(command: Sequence[str], how: str) -> Fault:
    return Fault("RV-144", params={"command": Path(command[0]).name, "how": how})
