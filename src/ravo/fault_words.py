"""The sentences of a fault, with as much of its cell's value as a message may show."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, Text, say
from ravo.messages.sheet_files import speaks_of_files
from ravo.quotes import code_words, params_words, spoken_of

if TYPE_CHECKING:
    from ravo.faults.table import FaultTable

Audience = Literal["operator", "plain"]
"""Who reads a file: an operator types commands; the reader of plain words uses the page, or drops
files on the program, and knows no command, option or code."""
OPTION_FIELDS = {
    "--previous": "previous",
    "--settings": "settings",
    "--year": "year",
    "--province": "province",
    "--district": "district",
    "--commune": "commune",
    "--code": "code",
    "--typed-by": "typed_by",
    "--checked-by": "checked_by",
    "--household": "household",
    "--class": "class",
    "--village": "village",
    "--name": "name",
    "--month": "month",
}
"""The fields of the local page by the options of commands that they correspond to."""
_CELL, _HOUSEHOLD = "\0", "\1"
"""Placeholders for the cell and the household in a sentence; no text of a file contains them."""
AGAIN: dict[Lang, Sequence[tuple[str, str]]] = {
    "vi": [("chạy lại", "làm lại")],
    "en": [("run this again", "do this again"), ("run again", "do it again")],
}
"""Words for another run by language: in messages of commands, and in place of those on the page."""


def words_for(fault: Fault, lang: Lang, audience: Audience) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in the words of an audience.

    Fields of the sentences are the fault's own (`cell`, `sheet`, `column`, `value`,
    `household`) and its `params`.
    """
    return _sentences(_texts(fault.code, audience), fault, lang, audience)


def fault_message(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in `lang`."""
    return words_for(fault, lang, "operator")


def plain_message(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in `lang`, for a reader without commands."""
    return words_for(fault, lang, "plain")


def _texts(code: str, audience: Audience) -> tuple[Text, Text]:
    """Return the sentences of a kind of fault: what is wrong, and what to do."""
    kind = kind_of(code)
    return kind.message, (kind.plain_hint or kind.hint) if audience == "plain" else kind.hint


def _sentences(
    texts: tuple[Text, Text], fault: Fault, lang: Lang, audience: Audience
) -> tuple[str, str]:
    fields = _fields(fault)
    message, hint = (words.say(lang, **fields) for words in texts)
    if audience == "plain":
        return without_commands(message, lang), without_commands(hint, lang)
    return message, hint


def without_commands(words: str, lang: Lang) -> str:
    """Return a sentence with the options of commands replaced by the fields of the page."""
    for option, name in OPTION_FIELDS.items():
        label = say(f"ui.field_{name}", lang)
        words = re.sub(rf"(?<![\w-]){option}(?![\w-])", f"«{label}»", words)
    for of_commands, of_page in AGAIN[lang]:
        words = words.replace(of_commands, of_page)
    return words


def plain_words(fault: Fault) -> Text:
    """Return what is wrong and what to do, in both languages, for a reader without commands."""
    kind, fields = kind_of(fault.code), _fields(fault)
    advice = kind.plain_hint or kind.hint
    sentences = Text(*(" ".join(pair) for pair in zip(kind.message, advice, strict=True)))
    return sentences.filled(**fields)


class SpokenFaults(NamedTuple):
    """What may be shown of faults, as columns: their place, value and sentences."""

    households: list[str | None]
    sheets: list[str | None]
    cells: list[str | None]
    columns: list[str | None]
    values: list[str | None]
    messages: list[str]
    hints: list[str]


def spoken_faults(
    faults: "FaultTable", lang: Lang, audience: Audience = "operator"
) -> SpokenFaults:
    """Return what may be shown of faults, in the words of an audience.

    Faults that differ only in cell and household share their sentences, which are formed once.
    """
    cells, shown = faults.cells(), faults.mapped(spoken_of)
    codes = {code: code_words(code) for code in set(faults.households) if code}
    homes = [codes.get(code, code) for code in faults.households]
    opened = [_opened(fault, lang, audience) for fault in shown.distinct]
    sentences: list[tuple[str, str]] = []
    for place, (which, *own) in enumerate(zip(faults.which.tolist(), cells, homes, strict=True)):
        if words := opened[which]:
            sentences.append((_filled(words[0], *own), _filled(words[1], *own)))
        else:
            sentences.append(words_for(shown[place], lang, audience))
    return SpokenFaults(
        homes,
        shown.each(lambda fault: fault.sheet),
        cells,
        shown.each(lambda fault: fault.column),
        shown.each(lambda fault: fault.value),
        [message for message, _ in sentences],
        [hint for _, hint in sentences],
    )


def _opened(fault: Fault, lang: Lang, audience: Audience) -> tuple[str, str] | None:
    """Return the sentences of a fault with placeholders for its cell and its household.

    None where the sentences cannot be shared: a text file's cell is written as row and column,
    and a cell or household among `params` belongs to this fault only.
    """
    if speaks_of_files({"sheet": fault.sheet, **fault.params}):
        return None
    if {"cell", "household"} & fault.params.keys():
        return None
    message, hint = (
        Text(*(w.replace("{cell}", _CELL).replace("{household}", _HOUSEHOLD) for w in words))
        for words in _texts(fault.code, audience)
    )
    return _sentences((message, hint), fault, lang, audience)


def _filled(words: str, cell: str | None, household: str | None) -> str:
    return words.replace(_CELL, cell or "").replace(_HOUSEHOLD, household or "")


def _fields(fault: Fault) -> dict[str, object]:
    """Return the values that fill the fields of a fault's sentences, by the name of the field."""
    fault = spoken_of(fault)
    return {
        "cell": fault.cell,
        "sheet": fault.sheet,
        "column": fault.column,
        "value": fault.value,
        "household": fault.household,
        **{name: params_words(name, value) for name, value in fault.params.items()},
    }
