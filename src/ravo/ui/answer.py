"""The answer of a card: sentences in both languages, counts, faults, files to download.

It is stored as JSON in the folder of its run, so that the server holds none of it in memory.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ravo.faults import Rank
from ravo.json_text import json_value
from ravo.messages import LANGS, Lang, Text

Tone = Literal["good", "care", "bad"]
FILE = "answer.json"


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file to download: its name in the folder of outputs, and its description."""

    name: str
    what: Text


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A fault in the form of the page: its place, its kind and its sentences.

    `may_be_right` is whether an officer may answer it by confirming its cell.
    """

    code: str
    severity: Rank
    sheet: str | None
    cell: str | None
    household: str | None
    message: Text
    hint: Text
    column: str | None = None
    may_be_right: bool = False


@dataclass(frozen=True, slots=True)
class FaultCount:
    """The number of faults of a kind."""

    code: str
    severity: Rank
    title: Text
    count: int


@dataclass(frozen=True, slots=True)
class FoundHousehold:
    """A household that matches a search: its code, its head, the village and year of birth."""

    code: str
    head: str
    village: str
    born: int | None = None


@dataclass(frozen=True, slots=True)
class CountedSum:
    """A number and the parts that add up to it."""

    name: Text
    count: int
    parts: Sequence[tuple[Text, int]]


@dataclass(frozen=True)
class AnswerTable:
    """A table of an answer: its title, its headings, its rows."""

    title: Text
    heads: Sequence[Text]
    rows: Sequence[Sequence[str | Text]]


@dataclass(frozen=True, slots=True)
class AskedStep:
    """A step for the officer to confirm: the same files again, with a value in a field of the card.

    `card` is the card that does it, where it is another one.
    """

    name: str
    value: str
    do: Text
    card: str = ""


@dataclass(frozen=True)
class CardAnswer:
    """The result of a card's work on its files.

    `pictures` are `LifePicture`s, where a household's years are shown. `asks` are the steps to
    confirm, `next_cards` the cards that continue from here, whose fields are prefilled from
    `carries`. `open_fold` means that the next step is in fields that are normally folded away,
    `same_file` that it is the same file with other values.
    """

    tone: Tone
    headline: Text
    lines: Sequence[Text] = ()
    sums: Sequence[CountedSum] = ()
    kinds: Sequence[FaultCount] = ()
    faults: Sequence[ShownFault] = ()
    files: Sequence[OfferedFile] = ()
    households: Sequence[FoundHousehold] = ()
    pictures: Sequence[Any] = ()
    tables: Sequence[AnswerTable] = ()
    asks: Sequence[AskedStep] = ()
    next_cards: Sequence[str] = ()
    carries: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[Text] = field(default=())
    open_fold: bool = False
    same_file: bool = False

    def write(self, folder: Path) -> None:
        """Write the answer into the folder of its item."""
        from ravo.files import write_whole_text

        write_whole_text(folder / FILE, json.dumps(_values(self), ensure_ascii=False))


def read_answer(folder: Path, lang: Lang) -> dict[str, Any] | None:
    """Return the answer in an item's folder, in one language; None where there is none."""
    try:
        words = (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    answer: dict[str, Any] = _in(json_value(words), lang)
    return answer


def _values(value: Any) -> Any:
    """Return a value for JSON; a text becomes its sentences in both languages."""
    if isinstance(value, Text):
        return {lang: value.say(lang) for lang in LANGS}
    if hasattr(value, "__dataclass_fields__"):
        return {name: _values(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, list | tuple):
        return [_values(item) for item in value]
    return value


def _in(value: Any, lang: Lang) -> Any:
    """Return a value of JSON with the sentences of one language."""
    if isinstance(value, Mapping):
        if value.keys() == set(LANGS):
            return value[lang]
        return {name: _in(item, lang) for name, item in value.items()}
    if isinstance(value, list):
        return [_in(item, lang) for item in value]
    return value
