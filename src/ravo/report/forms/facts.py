"""The printed parts of the fifteen forms: titles, headings, column codes, formulas, marks."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ravo.changes.identity import FORM_OF
from ravo.criteria.terms import HouseholdClass

NUMBERS = tuple(str(number) for number in range(1, 16))
LISTS = {"14": HouseholdClass.near_poor, "15": HouseholdClass.poor}
"""The forms that list households, and the class they list."""
MOVED = tuple(FORM_OF.values())
"""The forms that need last year's results."""
LEVEL = " › "
"""The separator between the rows of a heading."""
LABELS = ("A", "B", "C")
"""Codes of the columns that name a line; all others hold figures."""
_RATE = re.compile(r"(\w+)/(\w+)\*100")
_SUM = re.compile(r"[\d.]+(?:\+[\d.]+)+")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a form: its code, heading from the top row down, printed formula, figure.

    `figure` names the count (see `ravo.report.forms.figures`); a column without one is calculated
    from others. `mark` shows whether the heading was seen on a real export, copied from the
    circular's templates by other people (secondary) or rebuilt. `printed` is the text in the row of
    codes where that is not the code with its formula.
    """

    code: str
    heading: tuple[str, ...]
    formula: str
    figure: str
    mark: str
    printed: str = ""

    @property
    def number(self) -> str:
        """The number of the column on paper; empty where it has a heading only."""
        number = self.printed.partition("=")[0] or self.code
        return number if number[0].isdigit() else ""

    @property
    def rate(self) -> tuple[str, str] | None:
        """The codes of numerator and denominator of a rate in %; None for other columns."""
        match = _RATE.fullmatch(self.formula)
        return (match.group(1), match.group(2)) if match else None

    @property
    def addends(self) -> tuple[str, ...]:
        """The codes that the printed formula adds up; empty where it is no sum."""
        return tuple(self.formula.split("+")) if _SUM.fullmatch(self.formula) else ()

    @property
    def is_indicator(self) -> bool:
        """Whether the column holds the households deprived in one indicator, or their rate."""
        return self.figure.startswith(("deprived.", "deprived_rate."))

    @property
    def is_rate(self) -> bool:
        """Whether the column holds percentages."""
        return self.rate is not None or self.figure.startswith("deprived_rate.")


@dataclass(frozen=True, slots=True)
class FormFacts:
    """One form as printed: number, title, and columns from left to right."""

    number: str
    title: str
    columns: tuple[FormColumn, ...]

    @property
    def split(self) -> bool:
        """Whether each unit has two lines, Hộ and Nhân khẩu."""
        return any(column.code == "C" for column in self.columns) and self.number not in LISTS


@cache
def form_facts() -> dict[str, FormFacts]:
    """Return the facts of every form by its number."""
    table = files("ravo.report.forms").joinpath("forms.csv").read_text(encoding="utf-8")
    titles: dict[str, str] = {}
    columns: dict[str, list[FormColumn]] = {}
    for row in csv.DictReader(table.splitlines()):
        if row["code"] == "title":
            titles[row["form"]] = row["heading"]
            continue
        heading = tuple(row["heading"].split(LEVEL))
        column = FormColumn(row["code"], heading, row["formula"], row["figure"], row["mark"])
        columns.setdefault(row["form"], []).append(column)
    return {n: FormFacts(n, titles[n], tuple(columns[n])) for n in NUMBERS}
