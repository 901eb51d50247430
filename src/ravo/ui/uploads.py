"""The input from a browser: names and bytes of files, and typed values."""

import os
import shutil
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.printable import printable
from ravo.ui.cards import CardField, PageCard
from ravo.ui.order import IN, RunOrder

if TYPE_CHECKING:
    from starlette.datastructures import FormData, UploadFile

NAME_BYTES = 180
"""The most bytes of a name; an ending and a mark for unfinished files may be added."""
MOST_FILES, MOST_FIELDS, MOST_MARKS = 200, 50, 20_000
TYPED_LETTERS = 300
BARRED = '<>:"|?*'
"""Characters that Windows forbids in names of files."""


@dataclass(frozen=True)
class Given:
    """The input of a card: files by field, each with its name, and typed values.

    A field that the form did not show is in neither.
    """

    files: dict[str, list["UploadFile"]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


def given(form: "FormData", card: PageCard) -> Given:
    """Return the input in a form for a card; other fields are ignored."""
    from starlette.datastructures import UploadFile

    inputs = Given()
    for card_field in card.fields:
        items = form.getlist(card_field.name)
        if card_field.is_file:
            files = [item for item in items if isinstance(item, UploadFile) and item.filename]
            files = files if card_field.kind == "files" else files[:1]
            if files:
                inputs.files[card_field.name] = files
        elif card_field.kind == "choices" and card_field.name in form:
            inputs.values[card_field.name] = ",".join(_ticked(form, card_field))
        elif card_field.name in form:
            value = typed(form, card_field.name)
            known = not card_field.options or value in card_field.options
            inputs.values[card_field.name] = value if known else ""
    return inputs


def _ticked(form: "FormData", field: CardField) -> list[str]:
    """Return the ticked options, in the order in which they are shown."""
    ticked = form.getlist(field.name)
    return [option for option in field.options if option in ticked]


def typed(form: "FormData", name: str) -> str:
    """Return what was typed into a field of a form."""
    value = form.get(name)
    return printable(value).strip()[:TYPED_LETTERS] if isinstance(value, str) else ""


def safe_name(name: str) -> str:
    """Return the name of an uploaded file without folders, controls and forbidden characters.

    A name that is too long is cut before its ending.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = unicodedata.normalize("NFC", printable(last))
    kept = "".join("_" if char in BARRED else char for char in plain).strip(" .")
    stem, suffix = os.path.splitext(kept)  # noqa: PTH122  a name alone, which may be empty
    while len((stem + suffix).encode()) > NAME_BYTES:
        stem, suffix = (stem[:-1], suffix) if stem else (stem, suffix[:-1])
    return (stem.rstrip(" .") + suffix) or "_"


def save_files(files: Mapping[str, list["UploadFile"]], folder: Path) -> dict[str, tuple[str, ...]]:
    """Write the files into the folder of an item; return their paths below its folder `in`.

    A file whose name is already used is written into a folder of its own, and keeps its name.
    """
    (folder / IN).mkdir(mode=0o700, parents=True)
    saved: dict[str, tuple[str, ...]] = {}
    for name, uploads in files.items():
        saved[name] = tuple(_saved(upload, folder / IN) for upload in uploads)
    return saved


def copied_files(
    before: RunOrder, folder: Path, names: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Copy the files of some fields of an earlier item into another; return their paths.

    A file is left out where the earlier item was stopped before writing it.
    """
    (folder / IN).mkdir(mode=0o700, parents=True, exist_ok=True)
    copied = {}
    for name, paths in before.files.items():
        files = [path for path in paths if (before.folder / IN / path).is_file()]
        if name not in names or not files:
            continue
        for path in files:
            target = folder / IN / path
            target.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copyfile(before.folder / IN / path, target)
        copied[name] = tuple(files)
    return copied


def _saved(upload: "UploadFile", folder: Path) -> str:
    name = safe_name(upload.filename or "")
    place, number = folder / name, 1
    while place.exists():
        number += 1
        place = folder / str(number) / name
    place.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(
        place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(handle, "wb") as file:
        upload.file.seek(0)
        shutil.copyfileobj(upload.file, file)
    return place.relative_to(folder).as_posix()
