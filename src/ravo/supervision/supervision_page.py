"""Supervision as the district's page: whom to visit again comes first, in plain sentences."""

from ravo.messages import Lang
from ravo.page_templates import render
from ravo.supervision.supervised import Supervision, UnitCrossing
from ravo.supervision.words import (
    REASONS,
    remarks,
    revisit_lines,
    to_visit,
    visits_by_commune,
    word,
)
from ravo.text import format_number

CROSSING_HEADS = ("unit", "kind", "finding", "compared", "near", "expected", "excess")


def supervision_page(supervision: Supervision, lang: Lang) -> str:
    """Return the page as one HTML file: no script, nothing fetched."""
    names = ("internal", "visit", "where", "why", "households", "nothing", "revisits")
    words = {name: _word(name, lang) for name in (*names, "crossings", "crossings_note")}
    return render(
        "giam-sat.html.j2",
        lang=lang,
        title=word("title", lang, year=str(supervision.year)),
        unit=", ".join(sorted({str(unit) for unit in supervision.households.unit} - {""})),
        words={
            **words,
            **{name: word(name, lang) for name in ("compared", "by_commune", "by_commune_note")},
        },
        to_visit=list(to_visit(supervision, lang, names=False)),
        revisits=list(revisit_lines(supervision, lang, names=False)),
        communes=[
            (name, [*(format_number(n, lang) for n in numbers), format_number(every, lang)])
            for name, numbers, every in visits_by_commune(supervision)
        ],
        commune_heads=[word(f"head_{name}", lang) for name in ("commune", *REASONS, "all")],
        crossings=[_crossing(one, lang) for one in supervision.crossings],
        crossing_heads=[word(f"head_{name}", lang) for name in CROSSING_HEADS],
        remarks=list(remarks(supervision, lang)),
    )


def _word(name: str, lang: Lang) -> str:
    return word(f"head_{name}" if name in ("where", "why", "households") else name, lang)


def _crossing(one: UnitCrossing, lang: Lang) -> list[str]:
    crossing = one.crossing
    line = f"{word(f'kind_{crossing.kind}', lang)} {format_number(one.line.value, lang)}"
    measure = f"{word(f'measure_{one.line.measure}', lang)}, {word(f'area_{one.line.area}', lang)}"
    return [
        one.unit,
        f"{line} ({measure})",
        word(f"finding_{crossing.finding}", lang),
        format_number(crossing.compared, lang),
        format_number(crossing.at_line.near, lang),
        "–" if crossing.expected is None else format_number(crossing.expected, lang, 1),
        "–" if crossing.excess is None else format_number(crossing.excess, lang, 1),
    ]
