"""Where a register is looked for: the variable of an office, the name of the file."""

import os
from collections.abc import Mapping
from pathlib import Path

from ravo.files import REGISTER_NAME

VARIABLE = "RAVO_REGISTER"
"""The variable that names the register of an office."""
DEFAULT_NAME = REGISTER_NAME


def seen_from_elsewhere(folder: Path, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the register of an office with its whole path, or its address.

    That is the one of the variable, else the file in the folder; None where there is neither.
    """
    written = environ.get(VARIABLE)
    if written:
        return written if "://" in written else str(folder / written)
    file = folder / DEFAULT_NAME
    return str(file) if file.is_file() else None
