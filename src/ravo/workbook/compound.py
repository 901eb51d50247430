"""Compound (OLE) files: old .xls workbooks, and newer ones that have a password."""

import io
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from ravo.faults import unreadable

MIB = 1 << 20
DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105  no secret: Excel's own
"""The password with which Excel encrypts files that are only protected against changes."""
MAX_ENCRYPTED_XLS = 16 * MIB
"""The largest encrypted .xls in bytes: decrypting takes about ten times as much memory."""
MAX_SPINS = 1_000_000
"""The most rounds of the password's hash; Excel uses 100,000."""
PACKAGE = "EncryptedPackage"
STREAMS = ("Workbook", "Book")
BIFF_END, FILEPASS = 0x0A, 0x2F
CONTAINER_DAMAGE = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    OverflowError,
    MemoryError,
    RecursionError,
    struct.error,
)
"""The exceptions that olefile raises for a damaged container."""
DECRYPTION_DAMAGE = (
    *CONTAINER_DAMAGE,
    ArithmeticError,
    EOFError,
    RuntimeError,
    ExpatError,
)
"""Exceptions of msoffcrypto and its libraries, beside its own, for a damaged file."""


def opened_compound(data: bytes, path: Path, passwords: tuple[str, ...]) -> tuple[bytes, bool]:
    """Return the workbook in a compound file, decrypted, and whether it is an .xls.

    Raises InputProblem: a password is needed (RV-104), none of the given ones fits (RV-113), there
    is no workbook in it (RV-107), the container is too damaged to decide (RV-105).
    """
    if PACKAGE.encode("utf-16-le") in data:
        return _decrypted(data, path, passwords), False
    stream = workbook_stream(data, path)
    if not any(kind == FILEPASS for kind, _ in global_records(stream)):
        return data, True
    if is_circular(data, path):
        raise unreadable("RV-103", path=path.name)
    if len(data) > MAX_ENCRYPTED_XLS:
        raise unreadable("RV-106", path=path.name, size=round(len(data) / MIB))
    return _decrypted(data, path, passwords), True


def workbook_stream(data: bytes, path: Path) -> bytes:
    """Return the stream of an .xls with its sheets. Raises InputProblem where there is none."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next((name for name in STREAMS if container.exists(name)), None)
            stream: bytes = container.openstream(name).read() if name else b""
    except CONTAINER_DAMAGE:
        raise unreadable("RV-105", path=path.name) from None
    if not stream:
        raise unreadable("RV-107", path=path.name)
    return stream


def is_circular(data: bytes, path: Path) -> bool:
    """Return whether a chain of sectors in a compound file leads back to itself.

    olefile follows such a chain without end when a stream is written.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            container.loadminifat()
            return _has_circle(container.fat) or _has_circle(container.minifat)
    except CONTAINER_DAMAGE:
        raise unreadable("RV-105", path=path.name) from None


def _has_circle(following: Sequence[int]) -> bool:
    done: set[int] = set()
    for start in range(len(following)):
        chain: set[int] = set()
        at = start
        while 0 <= at < len(following) and at not in done:
            if at in chain:
                return True
            chain.add(at)
            at = following[at]
        done |= chain
    return False


def storages(data: bytes, path: Path) -> set[str]:
    """Return the names of the first storages and streams of a compound file."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return {str(entry[0]) for entry in container.listdir(streams=True, storages=True)}
    except CONTAINER_DAMAGE:
        raise unreadable("RV-105", path=path.name) from None


def global_records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record of an .xls before its first sheet."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == BIFF_END:
            return
        at += 4 + size


def _decrypted(data: bytes, path: Path, passwords: tuple[str, ...]) -> bytes:
    """Return the decrypted workbook. Raises InputProblem where no password fits."""
    from msoffcrypto import exceptions

    unfit = (
        exceptions.FileFormatError,
        exceptions.ParseError,
        exceptions.DecryptionError,
        exceptions.EncryptionError,
    )
    wrong = False
    for password in (DEFAULT_PASSWORD, *passwords):
        try:
            return _with_password(data, password)
        except exceptions.InvalidKeyError:
            wrong = True
        except (*unfit, *DECRYPTION_DAMAGE):
            continue
    if not passwords:
        raise unreadable("RV-104", path=path.name)
    # A file on which no password can even be tried is damaged.
    raise unreadable("RV-113" if wrong else "RV-103", path=path.name)


def _with_password(data: bytes, password: str) -> bytes:
    import msoffcrypto

    office = msoffcrypto.OfficeFile(io.BytesIO(data))
    info = getattr(office, "info", None)
    spins = info.get("spinValue", 0) if isinstance(info, dict) else 0
    if int(spins) > MAX_SPINS:
        raise ValueError
    if isinstance(info, dict):
        office.load_key(password=password, verify_password=True)
    else:
        office.load_key(password=password)
    plain = io.BytesIO()
    office.decrypt(plain)
    return plain.getvalue()
