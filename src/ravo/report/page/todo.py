"""The to-do page: everything the office has to clear up before the report is signed."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ravo import __version__
from ravo.fault_words import Audience, words_for
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.formats import ReportFormat
from ravo.messages import Lang, Text, say, text
from ravo.page_templates import render

ONE_BY_ONE = 10
"""The most faults of one kind that are listed singly; beyond that only their number is."""


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One thing to do: the fault, and how to correct it."""

    code: str
    message: str
    hint: str


def where_named(formats: Collection[ReportFormat]) -> Text:
    """Return which of a report's files in these formats name each fault of a frequent kind."""
    there = "_".join(name for name in ("xlsx", "json") if name in formats)
    return text(f"forms.named_in_{there}" if there else "forms.named_nowhere")


def todo_page(
    unit: str,
    year: int,
    faults: Sequence[Fault],
    lang: Lang,
    audience: Audience = "operator",
    formats: Collection[ReportFormat] = ("xlsx", "json"),
) -> str:
    """Return the to-do page of an office; it shows codes, except for readers of plain words.

    `unit` is the name of the office's unit, `faults` are those of the communes' workbooks of the
    review `year`; texts are in `lang`, in the words for the `audience`.

    `formats` are those of the whole report: a file in one of them lists the faults that are only
    counted here.
    """
    where = where_named(formats)
    items = {
        severity: _items(faults, severity, lang, audience, where)
        for severity in ("error", "warning")
    }
    words = ("none", "about")
    return render(
        "viec-can-lam.html.j2",
        lang=lang,
        unit=unit,
        title=say("todo.title", lang, year=str(year)),
        groups=[
            (severity, say(f"todo.{severity}", lang, count=len(entries)), entries)
            for severity, entries in items.items()
            if entries
        ],
        words={key: say(f"todo.{key}", lang) for key in words},
        foot=say("todo.foot", lang, version=__version__),
    )


def _items(
    faults: Sequence[Fault], severity: str, lang: Lang, audience: Audience, where: Text
) -> list[TodoItem]:
    """Return the faults of a severity; of a frequent kind only the number."""
    mine = [fault for fault in faults if fault.severity == severity]
    times = Counter(fault.code for fault in mine)
    shown = {code: "" if audience == "plain" else code for code in times}
    single = [
        TodoItem(shown[fault.code], *words_for(fault, lang, audience))
        for fault in mine
        if times[fault.code] <= ONE_BY_ONE
    ]
    often = [
        TodoItem(shown[code], _counted(code, count, where).say(lang), "")
        for code, count in times.items()
        if count > ONE_BY_ONE
    ]
    return single + often


def _counted(code: str, count: int, where: Text) -> Text:
    return text("forms.fault_counted").filled(title=kind_of(code).title, count=count, where=where)
