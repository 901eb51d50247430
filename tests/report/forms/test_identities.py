"""The identities of the forms: they hold on figures made together, and see a figure that is
changed.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.pipeline.report_figures import read_year
from ravo.report.figures.district import assemble
from ravo.report.figures.model import District
from ravo.report.forms.facts import NUMBERS, form_facts
from ravo.report.forms.identities import gaps_of
from ravo.report.forms.model import FormTable, FormValue
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.tables import percent, tables_of
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from support.books import household, write

TOTALS = {
    "Tổng số hộ dân cư": 900,
    "Tổng số nhân khẩu": 3000,
    "Tổng số hộ dân tộc thiểu số": 90,
    "Tổng số nhân khẩu dân tộc thiểu số": 300,
}


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> District:
    """Two communes, each with two poor households (one Hoa) and a near-poor one."""
    folder = tmp_path_factory.mktemp("in")
    homes = [household("H1"), household("H2", **{"Dân tộc": "Hoa"}), household("H3", 1)]
    write(folder / "a.xlsx", homes, info=TOTALS)
    write(folder / "b.xlsx", homes, info={**TOTALS, "Xã/phường/thị trấn": "Xã Tân Mỹ"})
    settings = load_settings(ReadOptions())
    read = read_year(sorted(folder.iterdir()), settings, keep=False, lists=None)
    return assemble(read.year, read.communes, read.edition, level="district")


def changed(
    district: District, number: str, unit: str, code: str, add: int
) -> tuple[FormTable, ...]:
    found = []
    for table in tables_of(district, ReportSettings()):
        rows = []
        for row in table.rows:
            values: dict[str, FormValue] = dict(row.values)
            figure = values.get(code)
            if table.number == number and row.unit == unit and isinstance(figure, int):
                values[code] = figure + add
            rows.append(replace(row, values=values))
        found.append(replace(table, rows=tuple(rows)))
    return tuple(found)


def test_figures_made_together_keep_every_identity(district: District) -> None:
    assert gaps_of(tables_of(district, ReportSettings()), district) == ()


@pytest.mark.parametrize(
    ("number", "unit", "code", "add", "identity"),
    [
        ("1", "Xã Tân Mỹ", "3", 1, "levels"),
        ("1", "Tổng cộng", "5", -1, "levels"),
        ("4", "Xã Tân Mỹ", "1", 1, "sum"),
        ("4", "Xã Tân Mỹ", "tong_ho", 1, "same_1_3"),
        ("4", "Xã Tân Mỹ", "tong_thieu_hut", -3, "bound_poor"),
        ("5", "Xã Tân Mỹ", "tong_ho", 1, "same_1_3"),
        ("6", "Xã Tân Mỹ", "tong_thieu_hut", 2, "bound_near_poor"),
        ("8", "Xã Tân Mỹ", "1", 1, "same_1_3"),
        ("9", "Xã Tân Mỹ", "1.1", 1, "sum"),
        ("9", "Xã Tân Mỹ", "1.2.1", 1, "sum"),
        ("12", "Xã Tân Mỹ", "9", 1, "sum"),
        ("12", "Xã Tân Mỹ", "16", 1, "same_1_9"),
        ("13", "Xã Tân Mỹ", "9", 1, "same_1_5"),
    ],
)
def test_a_changed_figure_is_a_gap_of_its_form(
    district: District, number: str, unit: str, code: str, add: int, identity: str
) -> None:
    gaps = gaps_of(changed(district, number, unit, code, add), district)
    mine = [gap for gap in gaps if gap.identity == identity and gap.unit == unit]
    if number == "1" and identity == "levels" and unit != "Tổng cộng":
        mine = [gap for gap in gaps if gap.identity == identity and gap.form == "1"]
    assert mine
    assert {abs(gap.difference) for gap in mine} <= {abs(add), 1, 2}


def test_two_deprivations_of_the_near_poor_are_allowed_three_are_not(
    district: District,
) -> None:
    unit = "Xã Tân Mỹ"
    table = next(t for t in tables_of(district, ReportSettings()) if t.number == "6")
    row = next(r for r in table.rows if r.unit == unit)
    assert (row.values["tong_ho"], row.values["tong_thieu_hut"]) == (1, 1)
    for add, wrong in ((1, False), (2, True)):
        gaps = gaps_of(changed(district, "6", unit, "tong_thieu_hut", add), district)
        assert any(gap.identity == "bound_near_poor" for gap in gaps) is wrong


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rate_is_rounded_half_up_and_never_passes_100(part: int, whole: int) -> None:
    found = percent(float(part), float(whole))
    if part > whole:
        assert found is None
    else:
        assert found is not None
        error = Decimal(str(found)) - Decimal(part) * 100 / Decimal(whole)
        assert Decimal("-0.005") < error <= Decimal("0.005")


@pytest.mark.parametrize(
    ("part", "whole", "due"),
    [(1, 800, 0.13), (1, 8, 12.5), (0, 5, 0.0), (0, 0, None), (5, 0, None), (5, 5, 100.0)],
)
def test_rates_at_their_edges(part: int, whole: int, due: float | None) -> None:
    assert percent(float(part), float(whole)) == due


def test_every_column_of_a_form_has_one_code_and_a_figure_or_a_formula() -> None:
    for number in NUMBERS:
        columns = form_facts()[number].columns
        assert len({column.code for column in columns}) == len(columns)
        bare = [c.code for c in columns if c.code not in "ABC" and not c.figure and not c.rate]
        assert bare == []
        assert {column.mark for column in columns} <= {"seen", "secondary", "rebuilt"}
