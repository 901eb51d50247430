"""Supervision as the district's page: the households to visit come first, in plain sentences."""

from ravo.messages import Lang
from ravo.page_templates import render
from ravo.supervision.revisits import RevisitedHousehold
from ravo.supervision.supervised import Supervision, UnitCrossing
from ravo.supervision.words import (
    REASONS,
    commune_rows,
    different_words,
    finding_words,
    nothing_to_visit,
    remarks,
    revisit_lines,
    settle_note,
    to_settle,
    to_visit,
    visit_counts,
    visits_sentence,
    word,
)
from ravo.survey.sample_notice import notice_for
from ravo.text import format_number

PAGE_HEADS = ("where", "why", "households", "settle_what", "drawn")
DIFFERENT_HEADS = ("commune", "hamlet", "code", "what_differs")
CROSSING_HEADS = ("unit", "kind", "finding", "compared", "near", "expected", "excess")


def supervision_page(supervision: Supervision, lang: Lang) -> str:
    """Return the page as one HTML file: no script, nothing fetched."""
    counts = visit_counts(supervision)
    names = (
        *("internal", "visit", "where", "why", "households", "revisits", "crossings"),
        *("crossings_note", "settle_what", "drawn", "compared", "by_commune", "by_commune_note"),
        *("settle", "different"),
    )
    words = {name: _word(name, lang) for name in names}
    notice = notice_for(supervision.invented, lang)
    return render(
        "giam-sat.html.j2",
        lang=lang,
        title=word("title", lang, year=str(supervision.year)),
        notice=notice,
        unit=", ".join(sorted({str(unit) for unit in supervision.households.unit} - {""})),
        words={**words, "nothing": nothing_to_visit(supervision, lang)},
        to_visit=list(to_visit(supervision, lang)),
        revisits=list(revisit_lines(supervision, lang, names=False)),
        settle_note=settle_note(supervision, lang),
        to_settle=list(to_settle(supervision, lang)),
        different=[_different(one, supervision, lang) for one in _differing(supervision)],
        different_heads=[word(f"head_{name}", lang) for name in DIFFERENT_HEADS],
        communes=[
            (name, [format_number(number, lang) for number in numbers])
            for name, *numbers in commune_rows(counts, lang)
        ],
        together=visits_sentence(supervision, lang),
        commune_heads=[word(f"head_{name}", lang) for name in ("commune", *REASONS, "all")],
        crossings=[_crossing(one, lang) for one in supervision.crossings],
        crossing_heads=[word(f"head_{name}", lang) for name in CROSSING_HEADS],
        remarks=[line for line in remarks(supervision, lang) if line != notice],
    )


def _word(name: str, lang: Lang) -> str:
    return word(f"head_{name}" if name in PAGE_HEADS else name, lang)


def _differing(supervision: Supervision) -> tuple[RevisitedHousehold, ...]:
    return () if supervision.revisits is None else supervision.revisits.different


def _different(one: RevisitedHousehold, supervision: Supervision, lang: Lang) -> list[str]:
    households = supervision.households
    columns = (households.commune, households.village, households.code)
    return [*(str(column[one.row]) for column in columns), different_words(one, lang)]


def _crossing(one: UnitCrossing, lang: Lang) -> list[str]:
    crossing = one.crossing
    line = f"{word(f'kind_{crossing.kind}', lang)} {format_number(one.line.value, lang)}"
    measure = f"{word(f'measure_{one.line.measure}', lang)}, {word(f'area_{one.line.area}', lang)}"
    return [
        one.unit,
        f"{line} ({measure})",
        finding_words(crossing, lang),
        format_number(crossing.compared, lang),
        format_number(crossing.at_line.near, lang),
        "–" if crossing.expected is None else format_number(crossing.expected, lang, 1),
        "–" if crossing.excess is None else format_number(crossing.excess, lang, 1),
    ]
