"""Pseudonyms of households, and the key file that is needed to reverse or join them."""

import hashlib
import hmac
import os
import re
import secrets
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field
from pathlib import Path

from ravo.faults import usage
from ravo.files import output_problem

KEY_BYTES = 32
"""The least length of a key."""
OWNER_ONLY = 0o600
ENCODINGS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
"""Byte order marks at the beginning of a file, and the encodings that they mean."""
LETTERS = 32
"""Hexadecimal digits of a pseudonym: 128 bits, so that no two households have the same."""
_KEY = re.compile(rb"(?:[0-9a-f]{2}){32,}", re.IGNORECASE)
_MOST_BYTES = 4096
_ABOUT_KEY = "ravo:key"
_DISTINCT = 8
"""The fewest different bytes in a random key; with fewer the key was typed by a person."""


@dataclass(frozen=True, slots=True)
class PseudonymKey:
    """The secret key of pseudonyms. Its bytes never appear in its text form."""

    secret: bytes = field(repr=False)

    def of(self, identity: str) -> str:
        """Return the pseudonym of a household: the same for the same key and identity."""
        return hmac.new(self.secret, identity.encode(), hashlib.sha256).hexdigest()[:LETTERS]

    @property
    def mark(self) -> str:
        """Eight digits by which exports with the same key are recognised, without the key."""
        return self.of(_ABOUT_KEY)[:8]


def read_key(path: Path) -> PseudonymKey:
    """Return the key in a file.

    Raises UsageProblem (exit code 2) where there is no such file or it has no key.
    """
    try:
        with path.open("rb") as file:
            written = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise usage("RV-1501", path=str(path)) from None
    except OSError:
        raise usage("RV-1502", path=str(path)) from None
    digits = _without_mark(written).strip()
    if len(written) > _MOST_BYTES or not _KEY.fullmatch(digits):
        raise usage("RV-1502", path=str(path))
    secret = bytes.fromhex(digits.decode("ascii"))
    if len(set(secret)) < _DISTINCT:
        raise usage("RV-1502", path=str(path))
    return PseudonymKey(secret)


def _without_mark(written: bytes) -> bytes:
    """Return a file's letters without a byte order mark, whether in UTF-8 or UTF-16."""
    for mark, encoding in ENCODINGS:
        if written.startswith(mark):
            return written.decode(encoding, "replace").encode("ascii", "replace")
    return written


def begin_key(path: Path) -> PseudonymKey:
    """Write a new key to a file that only its owner may read, and return the key.

    Raises UsageProblem (exit code 2) where a file of that name exists: a key is never replaced.
    """
    secret = secrets.token_bytes(KEY_BYTES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    except FileExistsError:
        raise usage("RV-1503", path=str(path)) from None
    except OSError as error:
        raise output_problem(error, path) from error
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(secret.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise output_problem(error, path) from error
    return PseudonymKey(secret)


def is_open_to_others(path: Path) -> bool:
    """Return whether other accounts may read a key file; always False on Windows."""
    return os.name != "nt" and bool(path.stat().st_mode & 0o077)
