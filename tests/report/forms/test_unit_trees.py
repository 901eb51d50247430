"""The order, the numbers and the sums of units, with and without blocks by area."""

from ravo.criteria.terms import Area
from ravo.formats import UnitLevel
from ravo.report.figures.model import District, ReportPlace
from ravo.report.forms.layout import SMALLEST, column_points, page_of
from ravo.report.forms.model import FormRow, RowLevel, below_of, lines_below
from ravo.report.forms.notes import notes_of
from ravo.report.forms.settings import CauseNames, ReportSettings
from ravo.report.forms.sheet import committee_of
from ravo.report.forms.tables import tables_of, tree_of


def place(code: str, name: str, district: str | None, area: Area | None) -> ReportPlace:
    number = district and {"Huyện Một": "001", "Huyện Hai": "002"}[district]
    return ReportPlace(code, name, number, district, "Tỉnh Thử", area)


TWO = (
    place("00003", "Xã Ba", "Huyện Hai", "rural"),
    place("00001", "Xã Một", "Huyện Một", "rural"),
    place("00002", "Thị trấn Hai", "Huyện Một", "urban"),
)
ONE = tuple(ReportPlace(p.code, p.name, None, None, "Tỉnh Thử", p.area) for p in TWO)


def unit(places: tuple[ReportPlace, ...], level: UnitLevel = "province") -> District:
    return District(2024, level, "Tỉnh Thử", "Tỉnh Thử", None, (), (), places, None, None)


def lines(district: District, **more: str) -> list[tuple[str, str, str]]:
    tree = tree_of(district, **more)  # type: ignore[arg-type]
    return [(line.stt, line.name, line.level) for line in (*tree.lines, tree.total)]


def test_without_blocks_communes_are_numbered_under_their_districts() -> None:
    assert lines(unit(TWO)) == [
        ("1", "Huyện Một", "district"),
        ("1.1", "Xã Một", "commune"),
        ("1.2", "Thị trấn Hai", "commune"),
        ("2", "Huyện Hai", "district"),
        ("2.1", "Xã Ba", "commune"),
        ("", "Tổng cộng", "total"),
    ]


def test_blocks_of_a_province_have_its_districts_in_each_area() -> None:
    assert lines(unit(TWO), blocks="area") == [
        ("I", "Khu vực thành thị", "area"),
        ("I.1", "Huyện Một", "district"),
        ("I.1.1", "Thị trấn Hai", "commune"),
        ("II", "Khu vực nông thôn", "area"),
        ("II.1", "Huyện Một", "district"),
        ("II.1.1", "Xã Một", "commune"),
        ("II.2", "Huyện Hai", "district"),
        ("II.2.1", "Xã Ba", "commune"),
        ("III", "Tổng cộng (I + II)", "total"),
    ]


def test_blocks_without_districts_have_the_communes_themselves() -> None:
    assert [line[:2] for line in lines(unit(ONE), blocks="area")] == [
        ("I", "Khu vực thành thị"),
        ("I.1", "Thị trấn Hai"),
        ("II", "Khu vực nông thôn"),
        ("II.1", "Xã Một"),
        ("II.2", "Xã Ba"),
        ("III", "Tổng cộng (I + II)"),
    ]


def test_a_commune_of_unknown_area_has_a_block_of_its_own() -> None:
    island = ReportPlace("00009", "Đặc khu Thử", None, None, "Tỉnh Thử", None)
    assert [line[:2] for line in lines(unit((*ONE, island)), blocks="area")][-3:] == [
        ("III", "Chưa rõ khu vực"),
        ("III.1", "Đặc khu Thử"),
        ("IV", "Tổng cộng (I + II + III)"),
    ]


def test_an_area_without_communes_is_blank_and_named() -> None:
    settings = ReportSettings(blocks="area")
    rural = unit(tuple(p for p in ONE if p.area == "rural"))
    form = next(table for table in tables_of(rural, settings) if table.number == "1")
    assert {value for row in form.rows[:1] for value in row.values.values()} == {None}
    found = [note.params for note in notes_of(form, rural, settings) if note.key == "area_empty"]
    assert found == [{"area": "Khu vực thành thị"}]
    assert not any(n.key == "area_empty" for n in notes_of(form, rural, ReportSettings()))


def row(stt: str, level: RowLevel) -> FormRow:
    return FormRow(stt, stt, level, None, {})


def test_each_line_sums_up_those_right_below_it() -> None:
    rows = [
        row("I", "area"),
        row("I.1", "district"),
        row("I.1.1", "commune"),
        row("II", "area"),
        row("II.1", "commune"),
        row("II.10", "commune"),
        row("III", "total"),
    ]
    below = lines_below(rows)
    found = {one.stt: [item.stt for item in below_of(one, below)] for one in rows}
    assert found == {
        "I": ["I.1"],
        "I.1": ["I.1.1"],
        "I.1.1": [],
        "II": ["II.1", "II.10"],
        "II.1": [],
        "II.10": [],
        "III": ["I", "II"],
    }
    assert [one.printed_stt for one in rows] == ["I", "1", "1.1", "II", "1", "10", "III"]
    assert row("3.10", "commune").printed_stt == "3.10"


def test_the_committee_is_named_once_however_the_unit_is_written() -> None:
    for written in ("xã Thử", "UBND xã Thử", "Ủy ban nhân dân xã Thử", "uỷ ban nhân dân xã Thử"):
        unit = ReportSettings(unit=written).unit
        assert committee_of(unit or "") == "UBND XÃ THỬ"


def test_columns_that_one_paper_cannot_hold_at_8_points_are_printed_on_the_next() -> None:
    inside = 842.0 - 0.9 * 72
    widest = inside / SMALLEST
    one = column_points(8.0)
    fits = int(widest // one)
    assert page_of([8.0] * fits).paper == 9
    assert page_of([8.0] * (fits + 1)).paper == 8
    few, many = page_of([8.0] * 4), page_of([8.0] * fits)
    assert few.room < many.room <= many.most == few.most


def test_causes_are_named_in_the_offices_own_words() -> None:
    settings = ReportSettings(causes=CauseNames(tools="Thiếu ghe, xuồng"))
    form = next(table for table in tables_of(unit(ONE), settings) if table.number == "10")
    words = {column.code: column.heading[-1] for column in form.columns}
    assert (words["4"], words["1"]) == ("Thiếu ghe, xuồng", "Không có đất sản xuất")
