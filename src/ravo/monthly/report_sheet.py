"""The sheet of the month's report: requests, the list at its end, forms 2 and 3 twice."""

from collections import Counter
from collections.abc import Iterator

from ravo.changes.accounts import LINES
from ravo.changes.identity import COLUMNS, left_over
from ravo.contract.columns import SPLIT
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.messages import Lang, say
from ravo.monthly.month import MonthReview
from ravo.monthly.paper_sheet import PaperSheet
from ravo.monthly.requests import RequestKind
from ravo.results.summary import Summary, rate
from ravo.results.words import class_word
from ravo.survey.left_members import CAME, GONE

KINDS: tuple[RequestKind, ...] = ("enter", "average", "escape")
CLASSES = (*LISTED, HouseholdClass.average_living.value)
PERIODS = ("month", "year")
FORM_HEIGHT = 66.0
WIDTHS = (34, 14, *[12] * len(COLUMNS))


def write_figures(paper: PaperSheet, done: MonthReview, summary: Summary) -> None:
    """Write the tables of the report; `summary` is that of the list after the month."""
    lang = paper.lang
    _part(paper, "requests", ("content", "received", "recognised", "refused", "open"))
    for cells in request_rows(done, lang):
        paper.cells(cells)
    _part(paper, "classes", ("class", "households", "members", "share"))
    for cells in class_rows(summary, lang):
        paper.cells(cells, {len(cells) - 1})
    if summary.total_households:
        year = done.after.totals_year
        count = summary.total_households
        paper.band(say("monthly.rate_of", lang, count=count, year=str(year or "…")), "note")
    _part(paper, "people", ("content", *(f"people_{period}" for period in PERIODS)))
    for row in people_rows(done):
        paper.cells([*row])
    paper.new_page()
    for number in ("2", "3"):
        _form(paper, done, number)


def _part(paper: PaperSheet, part: str, heads: tuple[str, ...]) -> None:
    paper.skip()
    paper.band(say(f"monthly.part_{part}", paper.lang), "total")
    paper.heads([say(f"monthly.col_{head}", paper.lang) for head in heads])


def request_rows(done: MonthReview, lang: Lang) -> Iterator[list[str | float | None]]:
    """Yield a row per kind of request: the number of requests, and of each outcome.

    The last row is for changes without a request.
    """
    for kind in (*KINDS, "none"):
        mine = [one for one in done.decisions if one.request.kind == kind]
        strays = len(done.strays) if kind == "none" else 0
        if kind == "none" and not (mine or strays):
            continue
        key = "other_changes" if kind == "none" else f"asked_{kind}"
        parts = (done.decided, done.refused, done.open)
        counts = [sum(one.request.kind == kind for one in part) for part in parts]
        counts[-1] += strays
        yield [say(f"monthly.{key}", lang), len(mine) + strays, *counts]


def people_rows(done: MonthReview) -> Iterator[tuple[str, int, int]]:
    """Yield a row per reason of moved people: their numbers in the month and in the year so far."""
    people = done.after.people
    year = Counter(person.reason for person in people)
    month = Counter(person.reason for person in people if person.month == done.month.number)
    for reason in dict.fromkeys((*CAME, *GONE, SPLIT, *year)):
        yield reason, month[reason], year[reason]


def class_rows(summary: Summary, lang: Lang) -> Iterator[list[str | float | None]]:
    """Yield a row per class of the list: households, members, their share of all households."""
    for klass in CLASSES:
        share = summary.classes[klass]
        part = rate(share.households, summary.total_households)
        rounded = None if part is None else round(part, 2)
        yield [class_word(klass, lang), share.households, share.members, rounded]


def _form(paper: PaperSheet, done: MonthReview, number: str) -> None:
    lang = paper.lang
    paper.skip()
    paper.band(say(f"monthly.part_form{number}", lang), "total")
    names = [say(f"changes.f{number}_{column}", lang) for column in COLUMNS]
    first = [say("monthly.col_period", lang), say("changes.line", lang)]
    paper.heads([*first, *names], FORM_HEIGHT)
    paper.heads(["", "", *(f"({column})" for column in COLUMNS)], 18)
    gaps = []
    for period, moves in zip(PERIODS, (done.month_moves, done.year_moves), strict=True):
        for line in LINES:
            word = say(f"changes.head_{line}", lang)
            figures = [*moves.figures(number, line).values()]
            paper.cells([say(f"monthly.short_{period}", lang), word, *figures])
            if gap := left_over(figures):
                gaps.append(say("monthly.gap", lang, count=gap, line=word))
    for words in (say("monthly.identity", lang), *gaps):
        paper.band(words, "note")
