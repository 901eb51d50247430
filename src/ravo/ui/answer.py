"""What a card's work answers: sentences in both languages, counts, faults, files to take.

It lies as JSON in the folder of its run, so that the server holds none of it in memory.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ravo.faults import Rank
from ravo.messages import LANGS, Lang, Text

Tone = Literal["good", "care", "bad"]
FILE = "answer.json"


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that can be taken: its name in the folder of outputs, and what it is."""

    name: str
    what: Text


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A fault as the page lists it: its place, its kind and its sentences.

    `may_be_right` tells that an officer may answer it by confirming its cell.
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
    """How many faults of a kind there are."""

    code: str
    severity: Rank
    title: Text
    count: int


@dataclass(frozen=True, slots=True)
class FoundHousehold:
    """A household that a search brings: its code, its head, the village and year of birth."""

    code: str
    head: str
    village: str
    born: int | None = None


@dataclass(frozen=True, slots=True)
class CountedSum:
    """A number and the parts that it is the sum of."""

    name: Text
    count: int
    parts: Sequence[tuple[Text, int]]


@dataclass(frozen=True)
class AnswerTable:
    """A table of an answer: what it lists, its headings, its rows."""

    title: Text
    heads: Sequence[Text]
    rows: Sequence[Sequence[str | Text]]


@dataclass(frozen=True, slots=True)
class AskedStep:
    """What an officer may confirm: the same files again, with a value in a field of the card.

    `card` is the one that does it, where it is another.
    """

    name: str
    value: str
    do: Text
    card: str = ""


@dataclass(frozen=True)
class CardAnswer:
    """What became of the work of a card on its files.

    `pictures` are `LifePicture`s, where a household's years are shown. `asks` are
    the steps that wait for a confirmation, `next_cards` the cards that go on from here, whose
    fields have what is in `carries`.
    With `open_fold` the next step is in the fields that are folded away otherwise; with
    `same_file` it is the same file with something else typed.
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
    said: Sequence[Text] = field(default=())
    open_fold: bool = False
    same_file: bool = False

    def write(self, folder: Path) -> None:
        """Keep the answer in the folder of its item."""
        from ravo.files import write_whole_text

        write_whole_text(folder / FILE, json.dumps(_values(self), ensure_ascii=False))


def read_answer(folder: Path, lang: Lang) -> dict[str, Any] | None:
    """Return the answer that an item's folder holds, in one language; None where there is none."""
    try:
        words = (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    answer: dict[str, Any] = _in(json.loads(words), lang)
    return answer


def _values(value: Any) -> Any:
    """Return a value for JSON; a text is both its sentences."""
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
