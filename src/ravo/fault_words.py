"""The sentences of a fault, with the printable part of the cell that it concerns."""

from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, Text
from ravo.quotes import params_words, spoken_of


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
    return kind.message.say(lang, **fields), (kind.plain_hint or kind.hint).say(lang, **fields)


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
