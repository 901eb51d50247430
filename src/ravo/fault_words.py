"""The sentences of a fault, with the printable part of the cell that it concerns."""

from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang
from ravo.quotes import params_words, spoken_of


def fault_message(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in `lang`.

    Fields of the sentences are the fault's own (`cell`, `sheet`, `column`, `value`,
    `household`) and its `params`.
    """
    kind, fault = kind_of(fault.code), spoken_of(fault)
    fields: dict[str, object] = {
        "cell": fault.cell,
        "sheet": fault.sheet,
        "column": fault.column,
        "value": fault.value,
        "household": fault.household,
        **{name: params_words(name, value) for name, value in fault.params.items()},
    }
    return kind.message.say(lang, **fields), kind.hint.say(lang, **fields)
