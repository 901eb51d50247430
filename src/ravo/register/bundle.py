"""A bundle: results and a part of a register in one zip, for a stick or a mail.

In it are `manifest.json` (what, when, by whom), `SHA256SUMS` (the sum of every other member, as
`sha256sum -c` reads it), `signature.json` (where it is signed: an HMAC of SHA256SUMS by a shared
passphrase), `register.sqlite`, and `results/…`. With a password all of it is sealed.
"""

import hashlib
import hmac
import json
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ravo.faults import RavoError, unreadable
from ravo.files import NAME_MOST, scratch_folder, whole_file
from ravo.formats import BUNDLE_MEMBERS
from ravo.json_text import json_object
from ravo.register.canonical import canonical
from ravo.register.sealed import SealingFile, is_sealed, unsealed
from ravo.workbook.gate import DAMAGE, check_gate, inflated

FORMAT, FORMAT_VERSION = "ravo-bundle", 1
MANIFEST, SUMS = BUNDLE_MEMBERS
SIGNATURE = "signature.json"
REGISTER, RESULTS = "register.sqlite", "results/"
MOST_JSON = 1 << 20
SALT, LOG_N, R, P = 16, 15, 8, 1
OWNER_ONLY = 0o600
NOT_IN_NAMES = frozenset('/\\:*?"<>|')
"""Characters that Windows forbids in names."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
"""Names that Windows reserves for devices, with any ending."""


@dataclass(frozen=True)
class Secrets:
    """The passwords of a seal, of which one has to fit, and the passphrase of a signature."""

    passwords: tuple[str, ...] = ()
    passphrase: str | None = None


@dataclass(frozen=True)
class OpenedBundle:
    """A bundle whose members have been checked: its manifest, its files in a temporary folder.

    `signed` is whether it has a signature, which is checked only where the passphrase was given.
    `sealed` is whether it was under a password.
    """

    manifest: Mapping[str, Any]
    register: Path | None
    results: tuple[Path, ...]
    signed: bool
    sealed: bool = False


def make_bundle(
    path: Path, members: Mapping[str, Path], manifest: Mapping[str, Any], secrets: Secrets
) -> None:
    """Write a bundle of members (their files by name); the file appears whole or not at all.

    Whoever may read the part of the register may read the bundle. Raises UsageProblem (exit code 2)
    where it cannot be written.
    """
    sums = {name: _sum_of(file) for name, file in members.items()}
    head = {"format": FORMAT, "version": FORMAT_VERSION, **manifest, "files": sums}
    words = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    sums[MANIFEST] = hashlib.sha256(words).hexdigest()
    lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
    with whole_file(path, like=members[REGISTER]) as temporary, temporary.open("wb") as target:
        sealing = SealingFile(target, secrets.passwords[0]) if secrets.passwords else None
        with zipfile.ZipFile(sealing or target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(MANIFEST), words)
            archive.writestr(zipfile.ZipInfo(SUMS), lines)
            if secrets.passphrase is not None:
                signature = canonical(_signature(lines, secrets.passphrase))
                archive.writestr(zipfile.ZipInfo(SIGNATURE), signature)
            for name, file in members.items():
                archive.write(file, name)
        if sealing is not None:
            sealing.close()


def _sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


# signatures


def _signature(lines: bytes, passphrase: str) -> dict[str, Any]:
    salt = os.urandom(SALT)
    return {
        "method": "scrypt-hmac-sha256",
        "salt": salt.hex(),
        "hmac": _mac(lines, passphrase, salt).hex(),
    }


def _mac(lines: bytes, passphrase: str, salt: bytes) -> bytes:
    words = unicodedata.normalize("NFC", passphrase).encode()
    key = Scrypt(salt=salt, length=32, n=1 << LOG_N, r=R, p=P).derive(words)
    return hmac.digest(key, lines, "sha256")


def _fits(signature: Mapping[str, Any], lines: bytes, passphrase: str) -> bool:
    try:
        salt, mac = (bytes.fromhex(str(signature[name])) for name in ("salt", "hmac"))
    except (KeyError, ValueError):
        return False
    return hmac.compare_digest(mac, _mac(lines, passphrase, salt))


# opening


@contextmanager
def opened_bundle(path: Path, secrets: Secrets) -> Iterator[OpenedBundle]:
    """Yield the contents of a bundle after every check, in a temporary folder that is deleted.

    Raises InputProblem (exit code 3): no bundle (RV-1243), altered or cut off (RV-1244), of a newer
    ravo (RV-1245), with members that no bundle has (RV-1246), too large (RV-106), a password
    missing or wrong (RV-1253, RV-113), a signature missing or wrong (RV-1247).
    """
    with ExitStack() as stack:
        folder = stack.enter_context(scratch_folder())
        file, sealed = stack.enter_context(_plain(path, folder, secrets.passwords))
        try:
            archive = stack.enter_context(zipfile.ZipFile(file))
            check_gate(archive, path)
            opened = _checked(archive, path, folder, secrets)
        except RavoError:
            raise
        except DAMAGE:
            raise unreadable("RV-1243", path=path.name) from None
        yield replace(opened, sealed=sealed)


@contextmanager
def _plain(path: Path, folder: Path, passwords: Sequence[str]) -> Iterator[tuple[BinaryIO, bool]]:
    """Yield the zip of a bundle, unsealed where it has a password, and whether it has one."""
    try:
        file = path.open("rb")
    except OSError:
        raise unreadable("RV-1243", path=path.name) from None
    with file:
        if not is_sealed(file):
            yield file, False
            return
        with _new(folder / "bundle.zip") as plain:
            for piece in unsealed(file, path, passwords):
                plain.write(piece)
            yield plain, True


def _new(path: Path) -> BinaryIO:
    """Open a new file that only its owner may read."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY), "w+b")


def _checked(archive: zipfile.ZipFile, path: Path, folder: Path, secrets: Secrets) -> OpenedBundle:
    entries = _entries(archive, path)
    lines = _small(archive, entries, SUMS, path)
    manifest = _manifest(_small(archive, entries, MANIFEST, path), path)
    _check_signature(archive, entries, lines, path, secrets)
    sums = _sums(lines, path)
    if set(sums) != set(entries) - {SUMS, SIGNATURE}:
        raise unreadable("RV-1244", path=path.name)
    files = {}
    for place, name in enumerate(sorted(sums)):
        target = folder / str(place) / name.rpartition("/")[2]
        target.parent.mkdir()
        files[name] = target
        if _extracted(archive, entries[name], path, target) != sums[name]:
            raise unreadable("RV-1244", path=path.name)
    return OpenedBundle(
        manifest,
        files.get(REGISTER),
        tuple(file for name, file in files.items() if name.startswith(RESULTS)),
        SIGNATURE in entries,
    )


def _entries(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the members by name; refuse other names, and names that occur twice."""
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        name = entry.filename
        known = name in (MANIFEST, SUMS, SIGNATURE, REGISTER)
        # zipfile changes slashes in names and cuts them at a zero byte: the name in the file must
        # be equal.
        if (
            name in entries
            or entry.orig_filename != name
            or not (known or (name.startswith(RESULTS) and is_plain_name(name[len(RESULTS) :])))
        ):
            raise unreadable("RV-1246", path=path.name)
        entries[name] = entry
    if not {MANIFEST, SUMS} <= set(entries):
        raise unreadable("RV-1243", path=path.name)
    return entries


def is_plain_name(name: str) -> bool:
    """Return whether a file of this name is safe in a folder, on Windows and elsewhere.

    It is not hidden, no option of a command and no device, and has no invisible characters.
    """
    if not name or name[0] in ".-~" or name[-1] in ". " or len(os.fsencode(name)) > NAME_MOST:
        return False
    unseen = any(unicodedata.category(letter).startswith(("C", "Zl", "Zp")) for letter in name)
    return not (unseen or set(name) & NOT_IN_NAMES or _DEVICE.match(name))


def _small(
    archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], name: str, path: Path
) -> bytes:
    if entries[name].file_size > MOST_JSON:
        raise unreadable("RV-106", path=path.name, size=entries[name].file_size >> 20)
    return b"".join(inflated(archive, entries[name], path))


def _manifest(words: bytes, path: Path) -> dict[str, Any]:
    manifest = json_object(words)
    if manifest.get("format") != FORMAT or not isinstance(manifest.get("version"), int):
        raise unreadable("RV-1243", path=path.name)
    if manifest["version"] > FORMAT_VERSION:
        raise unreadable("RV-1245", path=path.name)
    return manifest


def _check_signature(
    archive: zipfile.ZipFile,
    entries: Mapping[str, zipfile.ZipInfo],
    lines: bytes,
    path: Path,
    secrets: Secrets,
) -> None:
    """Refuse a bundle whose required signature is missing or wrong."""
    if secrets.passphrase is None:
        return
    signed = SIGNATURE in entries
    signature = json_object(_small(archive, entries, SIGNATURE, path)) if signed else {}
    if not _fits(signature, lines, secrets.passphrase):
        raise unreadable("RV-1247", path=path.name)


def _sums(lines: bytes, path: Path) -> dict[str, str]:
    sums = {}
    try:
        for line in lines.decode().splitlines():
            sums[line[66:]] = line[:64]
    except UnicodeDecodeError:
        raise unreadable("RV-1244", path=path.name) from None
    return sums


def _extracted(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, target: Path) -> str:
    """Write a member to a file; return its sum."""
    digest = hashlib.sha256()
    with _new(target) as file:
        for piece in inflated(archive, entry, path):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()
