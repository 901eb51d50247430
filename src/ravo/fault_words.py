"""The sentences of a fault, with the printable part of the cell that it concerns."""

import re
from collections.abc import Sequence
from typing import Literal

from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, Text, say
from ravo.quotes import params_words, spoken_of

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
"""The options of commands that messages name, and the fields of the page that stand for them."""
AGAIN: dict[Lang, Sequence[tuple[str, str]]] = {
    "vi": [("chạy lại", "làm lại")],
    "en": [("run this again", "do this again"), ("run again", "do it again")],
}
"""How messages of commands speak of another run, and how the page does."""


def words_for(fault: Fault, lang: Lang, audience: Audience) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in the words of an audience."""
    return plain_message(fault, lang) if audience == "plain" else fault_message(fault, lang)


def fault_message(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in `lang`.

    Fields of the sentences are the fault's own (`cell`, `sheet`, `column`, `value`,
    `household`) and its `params`.
    """
    kind, fields = kind_of(fault.code), _fields(fault)
    return kind.message.say(lang, **fields), kind.hint.say(lang, **fields)


def plain_message(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in `lang`, for who knows no commands."""
    kind, fields = kind_of(fault.code), _fields(fault)
    hint = kind.plain_hint or kind.hint
    message, advice = (
        without_commands(words.say(lang, **fields), lang) for words in (kind.message, hint)
    )
    return message, advice


def without_commands(words: str, lang: Lang) -> str:
    """Return a sentence with the fields of the page in place of a command's options."""
    for option, name in OPTION_FIELDS.items():
        label = say(f"ui.field_{name}", lang)
        words = re.sub(rf"(?<![\w-]){option}(?![\w-])", f"«{label}»", words)
    for of_commands, of_page in AGAIN[lang]:
        words = words.replace(of_commands, of_page)
    return words


def plain_words(fault: Fault) -> Text:
    """Return what is wrong and what to do, in both languages, for who knows no commands."""
    kind, fields = kind_of(fault.code), _fields(fault)
    advice = kind.plain_hint or kind.hint
    said = Text(*(" ".join(pair) for pair in zip(kind.message, advice, strict=True)))
    return said.filled(**fields)


def _fields(fault: Fault) -> dict[str, object]:
    """Return the fields of a fault's sentences."""
    fault = spoken_of(fault)
    return {
        "cell": fault.cell,
        "sheet": fault.sheet,
        "column": fault.column,
        "value": fault.value,
        "household": fault.household,
        **{name: params_words(name, value) for name, value in fault.params.items()},
    }
