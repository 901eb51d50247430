"""The empty workbook: lists, hints, protection, and that ravo reads what it wrote."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ravo.blanks.instructions import hint_key, hint_of
from ravo.blanks.survey import COMPACT, REQUEST, kept_columns, write_template
from ravo.contract.columns import columns_of
from ravo.criteria import edition_for_year
from ravo.faults import UsageProblem
from ravo.messages import has_text
from ravo.places.units import commune, communes_of_district
from ravo.survey.brought_facts import CONFIRMED
from ravo.survey.reader import read_survey

EDITION = edition_for_year(2024)
TABLES = ("info", "households", "members", "income")


@pytest.fixture(scope="module")
def blank_survey(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("t") / "t.xlsx"
    write_template(path, EDITION, 2024, unit=commune("30172", 2024))
    return openpyxl.load_workbook(path)


def test_sheets_and_headings_are_the_contracts(blank_survey: openpyxl.Workbook) -> None:
    assert blank_survey.sheetnames == [
        "Hướng dẫn",
        "Thông tin",
        "Hộ",
        "Thành viên",
        "Thu nhập",
        "Danh sách ấp",
        "Giải thích cột",
        "Danh mục",
    ]
    assert blank_survey.active is blank_survey["Hướng dẫn"]
    for table in TABLES[1:]:
        columns = kept_columns(table, EDITION, compact=False)  # type: ignore[arg-type]
        assert [cell.value for cell in blank_survey[columns[0].sheet][1]] == [
            c.form_heading for c in columns
        ]


def test_the_commune_is_filled_in(blank_survey: openpyxl.Workbook) -> None:
    values = {row[0].value: row[1].value for row in blank_survey["Thông tin"].iter_rows(max_col=2)}
    assert values["Năm rà soát"] == 2024
    assert values["Xã/phường/thị trấn"] == "Xã Mỹ An Hưng A"
    assert values["Huyện/quận/thị xã"] == "Huyện Lấp Vò"
    assert values["Mã xã"] == "30172"


def test_every_vocabulary_has_a_drop_down_and_every_column_a_hint(
    blank_survey: openpyxl.Workbook,
) -> None:
    for table in TABLES[1:]:
        columns = kept_columns(table, EDITION, compact=False)  # type: ignore[arg-type]
        rules = {
            str(r.sqref).split(":")[0].rstrip("0123456789"): r
            for r in blank_survey[columns[0].sheet].data_validations.dataValidation
        }
        for place, column in enumerate(columns, start=1):
            rule = rules[get_column_letter(place)]
            assert rule.prompt
            if column.vocabulary or column.type == "yes_no":
                assert rule.type == "list", column.id


def test_every_column_has_a_hint_of_its_own_and_a_new_one_a_general_one() -> None:
    for table in TABLES:
        columns = columns_of(table, EDITION.indicators)  # type: ignore[arg-type]
        lacking = [hint_key(c) for c in columns if not has_text(hint_key(c))]
        assert lacking == [], "write these hints in messages/texts/blanks.py"
    new = replace(columns_of("households")[0], name="electricity")
    assert hint_of(new) == "Ghi như trên phiếu."


def test_headings_are_locked_without_a_password_and_cells_are_free(
    blank_survey: openpyxl.Workbook,
) -> None:
    for name in ("Thông tin", "Hộ", "Thành viên", "Thu nhập"):
        sheet = blank_survey[name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet["A1"].protection.locked
    assert not blank_survey["Hộ"].column_dimensions["A"].protection.locked
    assert blank_survey["Hộ"].freeze_panes == "C2"
    assert blank_survey["Hộ"].page_setup.orientation == "landscape"


def test_compact_keeps_what_a_class_needs(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    write_template(path, EDITION, 2024, compact=True)
    compact = openpyxl.load_workbook(path)
    assert "Thu nhập" not in compact.sheetnames
    headings = [cell.value for cell in compact["Hộ"][1]]
    assert "Điểm B1" in headings
    assert "Thiếu hụt 12. Phương tiện phục vụ tiếp cận thông tin" in headings
    assert "Thiếu vốn" not in headings
    known = {column.name for table in TABLES for column in columns_of(table)}  # type: ignore[arg-type]
    assert known >= COMPACT


def test_an_empty_template_reads_as_a_workbook_without_households(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, EDITION, 2024, unit=commune("30172", 2024))
    assert sorted(f.code for f in read_survey(path).faults) == ["RV-214", "RV-214", "RV-412"]


def test_the_form_of_2027_asks_its_own_indicators(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, edition_for_year(2027), 2027)
    headings = [cell.value for cell in openpyxl.load_workbook(path)["Hộ"][1]]
    assert "Thiếu hụt 12. Rác thải sinh hoạt" in headings
    assert "Thiếu hụt 12. Phương tiện phục vụ tiếp cận thông tin" not in headings


def test_the_map_follows_the_review_year() -> None:
    assert commune("30172", 2024).name == "Xã Mỹ An Hưng A"
    assert commune("30178", 2024).name == "Xã Mỹ An Hưng B"
    assert commune("30178", 2025).name == "Xã Mỹ An Hưng"
    assert commune("30172", 2024).successors == ("30178",)
    with pytest.raises(UsageProblem) as caught:
        commune("30172", 2025)
    assert "Xã Mỹ An Hưng (30178)" in str(caught.value.fault.params["more"])
    kinds = [unit.kind for unit in communes_of_district("875")]
    assert (kinds.count("thị trấn"), kinds.count("xã")) == (1, 12)


def test_only_a_list_with_last_years_facts_asks_to_confirm_them() -> None:
    usual = [c.name for c in kept_columns("households", EDITION, compact=False)]
    asked = [c.name for c in kept_columns("households", EDITION, compact=False, filled=[CONFIRMED])]
    assert set(asked) - set(usual) == {CONFIRMED}
    assert asked[asked.index("toilet") + 1] == CONFIRMED
    monthly = kept_columns("households", EDITION, compact=True, filled=[REQUEST])
    assert REQUEST in [c.name for c in monthly]
    assert REQUEST not in usual
