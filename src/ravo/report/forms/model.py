"""Forms with their figures, as frozen values. None is "chưa có số liệu", never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ravo.report.figures.model import Level
from ravo.report.forms.facts import FormColumn

Line = Literal["households", "members", "poor", "near_poor"]
RowLevel = Literal["total", "province", "district", "commune", "household", "member"]
Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of a form.

    `stt` is the number in column A ("1", "1.1"), `line` which line of the unit it is (None where
    a unit has one), `key` what the commune is known by, `sent` whether it handed anything in.
    """

    stt: str
    unit: str
    level: RowLevel
    line: Line | None
    values: Mapping[str, Value]
    key: str = ""
    sent: bool = True


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
    """One unit of the report: its number, name, level, code, and whether it handed anything in."""

    stt: str
    name: str
    level: RowLevel
    code: str | None
    district: str | None
    sent: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """An identity that the figures as written do not keep.

    `difference` is what is left over, with its sign; `households` are the codes behind it where
    they are known.
    """

    form: str
    identity: str
    unit: str
    line: Line | None
    difference: float
    households: tuple[str, ...] = ()


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
    level: Level
    unit: str
    province: str | None
    units: tuple[UnitLine, ...]
    tables: tuple[FormTable, ...]
    gaps: tuple[Gap, ...]
    foot: Foot
