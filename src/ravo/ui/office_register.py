"""The register that the cards use where no other file is given."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ravo.files import REGISTER_NAME
from ravo.register.names import VARIABLE, is_server_address, without_secrets


@dataclass(frozen=True, slots=True)
class OfficeRegister:
    """A register by its absolute path or its address; `shown` has no password.

    A missing register is created when something is first added to it.
    """

    written: str
    shown: str
    there: bool


def office_register(
    folder: Path | None = None, environ: Mapping[str, str] = os.environ
) -> OfficeRegister:
    """Return the register of the office's variable, else the file in the folder of the start."""
    written = environ.get(VARIABLE) or REGISTER_NAME
    if is_server_address(written):
        return OfficeRegister(written, without_secrets(written), there=True)
    path = (folder or Path.cwd()) / written
    return OfficeRegister(str(path), str(path), path.is_file())
