"""A file under a password: AES-256-GCM in pieces, the key from the password by scrypt.

Layout: the mark `RAVOGOI1`; a byte each for log2 n, r and p of scrypt and a zero; 16 bytes of salt;
16 bytes that show whether a password fits; then pieces of 1 MiB of the plain file, each followed by
its tag of 16 bytes. The nonce of a piece is its number in 11 bytes and a byte that is 1 for the
last one, so that pieces cannot be left out, moved or cut off; everything before the pieces is
authenticated with each of them.
"""

import hmac
import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ravo.faults import unreadable
from ravo.formats import SEALED_START

MARK = SEALED_START
LOG_N, R, P = 15, 8, 1
MOST_LOG_N, MOST_R, MOST_P = 17, 8, 4
"""Limits to the memory and time that a file may demand for its key: 128 MiB."""
SALT, CHECK, KEY, TAG = 16, 16, 32, 16
HEAD = len(MARK) + 4 + SALT + CHECK
PIECE = 1 << 20


class SealingFile:
    """A writable file that takes plain bytes in order and writes them encrypted."""

    def __init__(self, target: BinaryIO, password: str) -> None:
        start = MARK + bytes((LOG_N, R, P, 0)) + os.urandom(SALT)
        key, check = _keys(password, start)
        self._target, self._cipher, self._head = target, AESGCM(key), start + check
        self._waiting, self._number = bytearray(), 0
        target.write(self._head)

    def write(self, data: bytes) -> int:
        """Add bytes to the current piece."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Do nothing: a piece is written when it is full."""

    def close(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, self._head))
        self._number += 1


def is_sealed(file: BinaryIO) -> bool:
    """Return whether a file is under a password; the file is rewound to its beginning."""
    mark = file.read(len(MARK))
    file.seek(0)
    return mark == MARK


def unsealed(file: BinaryIO, path: Path, passwords: Sequence[str]) -> Iterator[bytes]:
    """Yield the plain bytes of a file under a password.

    Raises InputProblem (exit code 3): no password was given (RV-1253), none fits (RV-113), the file
    was altered or cut off (RV-1244).
    """
    head = file.read(HEAD)
    log_n, r, p = head[len(MARK) : len(MARK) + 3].ljust(3, b"\0")
    known = 0 < log_n <= MOST_LOG_N and 0 < r <= MOST_R and 0 < p <= MOST_P
    if len(head) < HEAD or not known:
        raise unreadable("RV-1244", path=path.name)
    if not passwords:
        raise unreadable("RV-1253", path=path.name)
    cipher = _cipher(head, passwords)
    if cipher is None:
        raise unreadable("RV-113", path=path.name)
    number, piece = 0, file.read(PIECE + TAG)
    while True:
        following = file.read(PIECE + TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, head)
        except (InvalidTag, ValueError):
            raise unreadable("RV-1244", path=path.name) from None
        if not following:
            return
        number, piece = number + 1, following


def _cipher(head: bytes, passwords: Sequence[str]) -> AESGCM | None:
    """Return the cipher of the first password that fits."""
    for password in passwords:
        key, check = _keys(password, head[:-CHECK])
        if hmac.compare_digest(check, head[-CHECK:]):
            return AESGCM(key)
    return None


def _keys(password: str, start: bytes) -> tuple[bytes, bytes]:
    """Return the key derived from a password, and the bytes that verify the password."""
    log_n, r, p = start[len(MARK) : len(MARK) + 3]
    scrypt = Scrypt(salt=start[-SALT:], length=2 * KEY, n=1 << log_n, r=r, p=p)
    both = scrypt.derive(unicodedata.normalize("NFC", password).encode())
    return both[:KEY], hmac.digest(both[KEY:], start, "sha256")[:CHECK]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((last,))
