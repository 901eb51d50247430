"""Forms with their figures, as frozen values. None means "chưa có số liệu", never 0."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ravo.changes.identity import COLUMNS, left_over
from ravo.formats import UnitLevel
from ravo.report.forms.facts import FormColumn

FormLine = Literal["households", "members", "poor", "near_poor"]
RowLevel = Literal["total", "area", "province", "district", "commune", "household", "member"]
FormValue = int | float | str | None
SUMS: tuple[RowLevel, ...] = ("total", "area", "province", "district")
"""The levels of lines that add others up."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of a form.

    `stt` is the number of the unit ("1", "1.1", "II.3"), `line` is which line of the unit it is
    (None where a unit has one), `key` identifies the commune, `sent` is whether it sent results.
    """

    stt: str
    unit: str
    level: RowLevel
    line: FormLine | None
    values: Mapping[str, FormValue]
    key: str = ""
    sent: bool = True

    @property
    def printed_stt(self) -> str:
        """The number in column A: units are numbered anew within each area."""
        area, dot, number = self.stt.partition(".")
        return number if dot and not area.isdigit() else self.stt


def unexplained(row: FormRow) -> int:
    """Return the unexplained difference of a line of form 2 or 3.

    It is the closing figure less the sum of start and movements (`left_over`); 0 where it balances
    or a figure is unknown.
    """
    figures = [row.values.get(code) for code in COLUMNS]
    known = [figure for figure in figures if isinstance(figure, int)]
    return left_over(known) if len(known) == len(figures) else 0


def lines_below(rows: Iterable[FormRow]) -> Mapping[tuple[str, FormLine | None], list[FormRow]]:
    """Return the lines that each line adds up, by the number of the unit above and the line.

    Those of the grand total are under the number "".
    """
    lines = [row for row in rows if row.level != "total"]
    known = {row.stt for row in lines}
    below: dict[tuple[str, FormLine | None], list[FormRow]] = {}
    for row in lines:
        above = row.stt.rpartition(".")[0]
        below.setdefault((above if above in known else "", row.line), []).append(row)
    return below


def below_of(
    row: FormRow, below: Mapping[tuple[str, FormLine | None], list[FormRow]]
) -> Sequence[FormRow]:
    """Return the lines that a line adds up."""
    return below.get(("" if row.level == "total" else row.stt, row.line), ())


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a table: key of `ravo.messages.texts.forms` and its fields."""

    key: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class FormTable:
    """One form with its figures."""

    number: str
    title: str
    columns: tuple[FormColumn, ...]
    rows: Sequence[FormRow]
    notes: tuple[Note, ...] = ()

    def column(self, code: str) -> FormColumn | None:
        """Return the column of a code; None where the form has none."""
        return next((column for column in self.columns if column.code == code), None)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit of the report: its number, name, level, code, and whether it sent results."""

    stt: str
    name: str
    level: RowLevel
    code: str | None
    district: str | None
    sent: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """An identity that the figures do not satisfy.

    `difference` has its sign, for a `balance` that of `left_over`; `households` are the codes of
    the households that cause it, where known. A line that adds others up (`summed`) has none: the
    other lines have them.
    """

    form: str
    identity: str
    unit: str
    line: FormLine | None
    difference: float
    households: tuple[str, ...] = ()
    summed: bool = False


@dataclass(frozen=True)
class Foot:
    """The foot of a form: place, date, and who signs."""

    place: str | None
    prepared_by: str | None
    signed_by: str | None
    signer_title: str | None


@dataclass(frozen=True)
class Report:
    """All forms of one unit and year, ready for the renderers."""

    year: int
    level: UnitLevel
    unit: str
    province: str | None
    units: tuple[UnitLine, ...]
    tables: tuple[FormTable, ...]
    gaps: tuple[Gap, ...]
    foot: Foot
