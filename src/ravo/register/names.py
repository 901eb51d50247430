"""Where a register is searched: the variable of an office, the name of the file."""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from ravo.files import REGISTER_NAME, as_closed_as, is_file

VARIABLE = "RAVO_REGISTER"
"""The variable that names the register of an office."""
_SCHEME = re.compile(
    r"[a-z][a-z0-9+.-]{1,40}:/|(file|sqlite|postgres(ql)?)(\+[a-z0-9]{1,40})?:", re.IGNORECASE
)
_SERVER_WORD = re.compile(
    r"(?<!\S)(host|hostaddr|port|dbname|user|password|sslpassword|passfile|service)\s{0,9}=",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b((?:ssl)?(?:password|passwd|pwd)\s{0,9}=\s{0,9})('(?:[^'\\]|\\.)*'?|[^\s&;]*)",
    re.IGNORECASE,
)


def is_server_address(words: str) -> bool:
    """Return whether words are an address, or meant as one, rather than the path of a file."""
    return bool(_SCHEME.match(words.strip()) or _SERVER_WORD.search(words))


def without_secrets(words: str) -> str:
    """Return an address, even a misspelt one, without everything before the server's name."""
    scheme, colon, rest = _SECRET.sub(r"\1***", words).partition(":")
    if "@" not in rest:
        return f"{scheme}{colon}{rest}"
    strokes = rest[: len(rest) - len(rest.lstrip("/"))]
    return f"{scheme}:{strokes}{rest.rpartition('@')[2]}"


def seen_from_elsewhere(folder: Path, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the register of an office with its absolute path, or its address.

    It is the one that the variable names, else the file in the folder; None where there is neither.
    """
    written = environ.get(VARIABLE)
    if written:
        return written if is_server_address(written) else str(folder / written)
    file = folder / REGISTER_NAME
    return str(file) if is_file(file) else None


def closed_with_register(
    paths: Iterable[Path], register: str | Path | None
) -> AbstractContextManager[None]:
    """Make the files written in the block no more accessible than their sources.

    Where a register is among the sources, the files may have names and numbers of people of many
    years: they get the access rights of the register's file; for a server's register, only the
    owner may read them.
    """
    if register is None:
        return as_closed_as(paths)
    if is_server_address(str(register)):
        return as_closed_as(paths, personal=True)
    return as_closed_as([*paths, Path(register)])
