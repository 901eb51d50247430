"""What an officer saved where a command is about to write is kept, and told."""

from collections.abc import Callable
from pathlib import Path

from ravo.backups import is_as_written, kept_if_changed
from ravo.console import tell_fault
from ravo.faults import Fault


def spare(path: Path, as_written: Callable[[Path], bool] = is_as_written) -> None:
    """Keep the file that is to be replaced beside it, unless ravo wrote it as it is.

    Raises UsageProblem (exit code 2) where it cannot be kept: nothing is replaced then.
    """
    kept = kept_if_changed(path, as_written)
    if kept is not None:
        tell_fault(Fault("RV-100", params={"path": str(path), "kept": kept}))


def never(path: Path) -> bool:
    """Say of a file that is written to be edited that it is somebody's."""
    return False
