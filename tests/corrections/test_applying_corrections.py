"""Corrections change exactly the cells that still hold what they say, and nothing else."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.contract.columns import columns_of
from ravo.contract.models import read_column
from ravo.corrections.application import apply_to, left_over
from ravo.corrections.confirmations import silence
from ravo.corrections.model import Applied, Correction, corrections_json, shown_row, to_json
from ravo.corrections.page import CorrectedSheet
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books
from support.corrected_sheets import INDICATORS, Sheet, confirming, corrections, line
from support.reviews import codes


def only(applied: Applied) -> Fault:
    assert len(applied.faults) == 1, codes(applied)
    assert applied.cells == {}
    assert applied.lines == ()
    return applied.faults[0]


TWO = Sheet([books.household("H1"), books.household("H2")])


def test_a_correction_changes_its_cell_and_no_other() -> None:
    applied = TWO.apply(line())
    assert applied.cells == {TWO.at(0, "Điểm B1"): 130}
    assert applied.faults == ()
    assert applied.taken == {2}


@pytest.mark.parametrize("named", ["Điểm B1", "diem_b1", "DIEM  B1", "3. Điểm B1", "Điê\u0309m B1"])
def test_a_column_is_found_as_headings_are(named: str) -> None:
    assert TWO.apply(line(column=named)).cells == {TWO.at(0, "Điểm B1"): 130}


def test_the_heading_that_the_officer_wrote_names_its_column() -> None:
    columns = columns_of("households", INDICATORS)
    rows: list[list[Any]] = [["code", "Phiếu B1"], ["H1", 120]]
    words = {"code": "code", "b1": "Phiếu B1"}
    page = CorrectedSheet(
        "households", "Sheet1", rows, [1], {"code": 0, "b1": 1}, columns, words, {}
    )
    applied = apply_to(corrections(line(column="phiếu B1")), page)
    assert applied.cells == {(1, 1): 130}
    assert applied.lines[0].column == "Phiếu B1"


@pytest.mark.parametrize(
    ("heading", "raw", "old"),
    [
        ("Thu nhập bình quân (đồng/người/tháng)", 1500000.0, "1.500.000"),
        ("Thu nhập bình quân (đồng/người/tháng)", "1,5 triệu", 1500000),
        ("Số nhân khẩu", 60.0, "60"),
        ("Số nhân khẩu", 2.5, "2.5"),
        ("Điểm B1", "1.500", "1.500"),
        ("Điểm B1", "khoảng  trăm", " khoảng trăm"),
        ("Ngày rà soát", datetime(2024, 9, 5), "5/9/2024"),
        ("Ngày rà soát", date(2024, 9, 5), 45540.0),
        ("4. Bảo hiểm y tế", "x", "Có"),
        ("4. Bảo hiểm y tế", "chưa rõ", "Chưa rõ"),
        ("Giới tính", "Trai", "trai"),
        ("Thôn/ấp/bản/tổ dân phố", "Ấp Hoà\u00a0 Bình", "Ấp Hòa Bình"),
        ("Số định danh cá nhân/CCCD", 79123456789.0, "079123456789"),
        ("Số định danh cá nhân/CCCD", 79123456789.0, "79123456789"),
        ("Mã hộ gốc", 12.0, "12"),
        ("Ghi chú", "", None),
        ("Ghi chú", "\u00a0", None),
    ],
)
def test_an_old_value_may_be_written_another_way(heading: str, raw: Any, old: Any) -> None:
    sheet = Sheet([books.household("H1", **{heading: raw})])
    applied = sheet.apply(line(column=heading, old=old, new="7"))
    assert applied.cells == {sheet.at(0, heading): "7"}


@pytest.mark.parametrize(
    ("heading", "raw", "old"),
    [
        ("Thu nhập bình quân (đồng/người/tháng)", 1500000.0, "1.500"),
        ("Điểm B1", "1.500", 1500),
        ("Điểm B1", "1.500", 1.5),
        ("Điểm B1", 0, None),
        ("Điểm B1", None, 0),
        ("4. Bảo hiểm y tế", None, "Không"),
        ("4. Bảo hiểm y tế", "Không", "Có"),
        ("Mã hộ gốc", "012", "12"),
        ("Thôn/ấp/bản/tổ dân phố", "Ấp Hoa Bình", "Ấp Hòa Bình"),
        ("Số định danh cá nhân/CCCD", "079123456789", "079123456788"),
    ],
)
def test_another_value_is_refused(heading: str, raw: Any, old: Any) -> None:
    applied = Sheet([books.household("H1", **{heading: raw})]).apply(
        line(column=heading, old=old, new="7")
    )
    assert only(applied).code == "RV-439"


def test_a_refused_correction_names_the_cell_what_was_expected_and_what_is_there() -> None:
    sheet = Sheet([books.household("H1", **{"Điểm B1": 125})])
    fault = only(sheet.apply(line()))
    assert (fault.severity, fault.household, fault.sheet) == ("error", None, "Hộ")
    assert (fault.cell, fault.column, fault.value) == ("H2", "Điểm B1", "125")
    message, _ = fault_message(fault, "vi")
    for part in ("sua.xlsx", "dòng 2", "H2", "125", "120", "chưa được áp dụng"):
        assert part in message


def test_refusals_show_no_name_and_mask_citizen_numbers() -> None:
    name, number = "Họ và tên chủ hộ", "Số định danh cá nhân/CCCD"
    sheet = Sheet([books.household("H1", **{number: "079123456789"})])
    applied = sheet.apply(
        line(2, column=name, old="Trần Thị Khác", new="Trần Thị Mới"),
        line(3, column=number, old="079000001111", new="079000002222"),
    )
    assert codes(applied) == ["RV-439", "RV-439"]
    for lang in ("vi", "en"):
        said = " ".join(" ".join(fault_message(f, lang)) for f in applied.faults)
        assert not any(word in said for word in ("Nguyễn", "Trần", "07912345", "07900000"))
        assert "6789" in said
        assert "1111" in said
    assert [fault.value for fault in applied.faults] == [None, "********6789"]


def test_a_cell_that_holds_the_new_value_already_is_a_warning() -> None:
    applied = Sheet([books.household("H1", **{"Điểm B1": "130"})]).apply(line())
    fault = only(applied)
    assert (fault.code, fault.severity, fault.cell) == ("RV-440", "warning", "H2")


def test_applying_twice_is_said_and_changes_nothing() -> None:
    once = Sheet([dict(zip(TWO.headings, row, strict=True)) for row in TWO.corrected(line())[1:]])
    assert only(once.apply(line())).code == "RV-440"


@pytest.mark.parametrize(
    ("heading", "old", "new"),
    [
        ("Điểm B1", 120, "120"),
        ("Thu nhập bình quân (đồng/người/tháng)", 1500000, "1.500.000"),
        ("4. Bảo hiểm y tế", "x", "Có"),
        ("Ghi chú", None, None),
        ("Ngày rà soát", date(2024, 9, 5), "05/09/2024"),
    ],
)
def test_a_correction_that_changes_nothing_is_an_error(heading: str, old: Any, new: Any) -> None:
    sheet = Sheet([books.household("H1", **{heading: old})])
    assert only(sheet.apply(line(column=heading, old=old, new=new))).code == "RV-443"


@pytest.mark.parametrize(
    ("heading", "old", "new"),
    [
        ("Họ và tên chủ hộ", "nguyễn văn thử", "Nguyễn Văn Thử"),
        ("Số định danh cá nhân/CCCD", 79123456789.0, "079123456789"),
        ("Điểm B1", "1.500", 1500),
    ],
)
def test_a_correction_of_the_writing_alone_is_one(heading: str, old: Any, new: Any) -> None:
    sheet = Sheet([books.household("H1", **{heading: old})])
    assert sheet.apply(line(column=heading, old=old, new=new)).cells == {sheet.at(0, heading): new}


def test_two_lines_for_one_cell_are_both_refused() -> None:
    applied = TWO.apply(line(2), line(3, old=130, new=140), line(4, household="H2"))
    assert codes(applied) == ["RV-442"]
    assert applied.faults[0].params["lines"] == [2, 3]
    assert applied.cells == {TWO.at(1, "Điểm B1"): 130}


# which household, which row


def test_a_household_that_is_not_there_is_an_error_on_no_household() -> None:
    fault = only(TWO.apply(line(household="H9")))
    assert (fault.code, fault.household) == ("RV-437", None)
    assert "H9" in fault_message(fault, "vi")[0]


@pytest.mark.parametrize("raw", ["12", 12, 12.0, " 12", "12.0"])
@pytest.mark.parametrize("written", ["12", "12.0"])
def test_codes_match_as_text(raw: Any, written: str) -> None:
    sheet = Sheet([books.household(raw)])
    assert sheet.apply(line(household=written)).cells == {sheet.at(0, "Điểm B1"): 130}


def test_zeros_in_front_belong_to_the_code() -> None:
    assert only(Sheet([books.household("012")]).apply(line(household="12"))).code == "RV-437"


def test_rows_with_one_code_are_told_apart_by_their_row_only() -> None:
    sheet = Sheet([books.household("12"), books.household("12", **{"Điểm B1": 90})])
    fault = only(sheet.apply(line(household="12")))
    assert (fault.code, list(fault.params["cells"])) == ("RV-441", ["H2", "H3"])  # type: ignore[call-overload]
    assert sheet.apply(line(household="12", row=2)).cells == {sheet.at(0, "Điểm B1"): 130}
    assert only(sheet.apply(line(household="12", row=3))).code == "RV-439"
    assert only(sheet.apply(line(household="12", row=4))).code == "RV-437"


def test_the_code_itself_can_be_corrected_and_other_lines_use_the_old_one() -> None:
    applied = TWO.apply(
        line(2, column="Mã hộ", old="H2", new="H3", household="H2"), line(3, household="H2")
    )
    assert applied.cells == {TWO.at(1, "Mã hộ"): "H3", TWO.at(1, "Điểm B1"): 130}
    assert [item.household for item in applied.lines] == ["H3", "H3"]


def test_a_blank_or_broken_code_is_named_by_its_row() -> None:
    sheet = Sheet([books.household(""), books.household("")], broken={(2, 0): "#REF!"})
    lines = (
        line(2, household="(trống)", column="Mã hộ", old=None, new="H1", row=2),
        line(3, household="#ref!", column="Mã hộ", old="#REF!", new="H2", row=3),
    )
    assert sheet.apply(*lines).cells == {(1, 0): "H1", (2, 0): "H2"}


MEMBERS = Sheet(
    [
        books.member(
            "H1", **{"Số định danh cá nhân/CCCD": "079000001234", "Có thẻ bảo hiểm y tế": "Có"}
        ),
        books.member(
            "H1",
            "Con",
            **{
                "Số định danh cá nhân/CCCD": 79000000077.0,
                "Giới tính": "Nữ",
                "Có thẻ bảo hiểm y tế": "Có",
            },
        ),
        books.member("H2", **{"Giới tính": "Nữ"}),
    ],
    "members",
)


def test_the_old_value_picks_one_member() -> None:
    applied = MEMBERS.apply(line(column="Giới tính", old="Nữ", new="Nam"))
    assert applied.cells == {MEMBERS.at(1, "Giới tính"): "Nam"}


def test_several_members_with_the_old_value_are_listed_and_none_is_changed() -> None:
    insured: dict[str, Any] = {"column": "Có thẻ bảo hiểm y tế", "old": "x", "new": "Không"}
    fault = only(MEMBERS.apply(line(**insured)))
    assert fault.code == "RV-441"
    message, hint = fault_message(fault, "vi")
    assert "G2, G3" in message
    assert "Thành viên" in hint
    at = MEMBERS.at(1, "Có thẻ bảo hiểm y tế")
    assert MEMBERS.apply(line(**insured, member="0077")).cells == {at: "Không"}
    assert MEMBERS.apply(line(**insured, row=3)).cells == {at: "Không"}
    assert only(MEMBERS.apply(line(**insured, member="9999"))).code == "RV-437"


def test_an_old_value_that_no_member_has_names_every_cell_it_could_be() -> None:
    fault = only(MEMBERS.apply(line(column="Giới tính", old="Trai", new="Nam")))
    assert (fault.code, fault.cell) == ("RV-439", None)
    assert "D2, D3" in fault_message(fault, "vi")[0]


def test_a_line_goes_to_the_sheet_it_names_else_to_the_first_that_has_the_column() -> None:
    sex = line(column="Giới tính", old="Nam", new="Nữ")
    assert TWO.apply(sex).taken == {2}
    assert TWO.apply(line(column="Giới tính", sheet="thành viên")).taken == frozenset()
    assert MEMBERS.apply(line(column="Giới tính", sheet="thành viên")).taken == {2}
    assert TWO.apply(line(column="Quan hệ với chủ hộ")).taken == frozenset()


def test_lines_that_no_sheet_takes_are_told_with_a_near_name() -> None:
    rest = corrections(line(2, column="Điiểm B1"), line(3, sheet="Nhân khẩu"), line(4, column="?"))
    found = left_over(rest, columns_of("households", INDICATORS), ["Thông tin", "Hộ"])
    assert [fault.code for fault in found] == ["RV-438", "RV-445", "RV-438"]
    assert "Điểm B1" in fault_message(found[0], "vi")[0]
    assert "Thông tin, Hộ" in fault_message(found[1], "vi")[0]
    assert corrections(line(2), line(3)).without({2}).lines == (line(3),)


# broken cells


def test_an_error_cell_is_corrected_by_its_error_and_a_formula_as_a_blank() -> None:
    at = TWO.at(0, "Điểm B1")
    error = Sheet([books.household("H1", **{"Điểm B1": None})], broken={at: "#N/A"})
    assert error.apply(line(old="#n/a")).cells == {at: 130}
    assert error.apply(line(old="#n/a")).lines[0].old == "#N/A"
    assert only(error.apply(line(old=None))).code == "RV-439"
    assert only(error.apply(line(old="#REF!"))).code == "RV-439"
    formula = Sheet([books.household("H1", **{"Điểm B1": None})], broken={at: None})
    assert formula.apply(line(old=None)).cells == {at: 130}
    assert only(formula.apply(line(old="#N/A"))).code == "RV-439"


def test_an_error_cell_can_be_emptied() -> None:
    at = TWO.at(0, "Điểm B1")
    error = Sheet([books.household("H1", **{"Điểm B1": None})], broken={at: "#N/A"})
    assert error.apply(line(old="#N/A", new=None)).cells == {at: None}


def test_a_merged_cell_speaks_for_the_rows_below_it() -> None:
    rows = [books.member("H1"), books.member("", "Con", **{"Giới tính": "Nữ"})]
    sex = line(column="Giới tính", old="Nữ", new="Nam")
    merged = Sheet(rows, "members", filled={(2, 0): "H1"})
    assert merged.apply(sex).cells == {merged.at(1, "Giới tính"): "Nam"}
    assert merged.apply(sex).lines[0].household == "H1"
    code = line(column="Mã hộ", old="H1", new="H2", row=3)
    assert merged.apply(code).cells == {merged.at(1, "Mã hộ"): "H2"}


# what is shown


def test_an_applied_line_accounts_for_itself() -> None:
    applied = TWO.apply(line(reason="Theo giấy 079123456789"))
    assert to_json(applied.lines[0]) == {
        "line": 2,
        "ma_ho": "H1",
        "sheet": "Hộ",
        "cell": "H2",
        "column": "Điểm B1",
        "old": "120",
        "new": "130",
        "kind": "changed",
        "reason": "Theo giấy ********6789",
        "who": "Cán bộ Thử",
        "date": "2024-11-20",
    }
    whole = corrections_json(corrections(line()), applied.lines)
    assert (whole["path"], len(whole["applied"])) == ("noi/sua.xlsx", 1)
    assert shown_row(applied.lines[0], "vi")[5:8] == ["120", "130", "đã sửa"]
    assert shown_row(applied.lines[0], "vi")[10] == "20/11/2024"


def test_names_are_not_shown_and_citizen_numbers_are_masked() -> None:
    number = "Số định danh cá nhân/CCCD"
    sheet = Sheet([books.household("H1", **{number: "079123456789"})])
    applied = sheet.apply(
        line(2, column="Họ và tên chủ hộ", old="Nguyễn Văn Thử", new="Nguyễn Văn Thật"),
        line(3, column=number, old="079123456789", new="079123450000"),
    )
    assert [(x.old, x.new) for x in applied.lines] == [
        (None, None),
        ("********6789", "********0000"),
    ]
    assert shown_row(applied.lines[0], "en")[5] == "(name not shown)"


# confirmations


WARNING = Fault("RV-351", "H1", "Hộ", "H2", "Điểm B1")


def test_a_confirmation_changes_nothing_and_silences_the_warnings_of_its_cell() -> None:
    applied = TWO.apply(confirming())
    assert applied.cells == {}
    assert [item.kind for item in applied.lines] == ["confirmed"]
    others = (
        Fault("RV-207", "H1", "Hộ", "H2", "Điểm B1"),
        Fault("RV-351", "H2", "Hộ", "H3", "Điểm B1"),
        Fault("RV-351", "H1", "Thành viên", "H2", "Điểm B1"),
        Fault("RV-405"),
    )
    assert silence(FaultTable.of((WARNING, *others)), applied.lines, "sua.xlsx") == others


def test_missing_evidence_is_not_silenced() -> None:
    fault = Fault("RV-511", "H1", "Hộ", "H2", "Điểm B1", params={"answers": ["Điểm B1"]})
    assert fault in silence(FaultTable.of((fault,)), TWO.apply(confirming()).lines, "sua.xlsx")


def test_a_confirmation_whose_value_has_gone_is_no_error() -> None:
    sheet = Sheet([books.household("H1", **{"Điểm B1": 121})])
    fault = only(sheet.apply(confirming()))
    assert (fault.code, fault.severity, fault.value) == ("RV-4066", "warning", "121")
    assert fault_message(fault, "vi")[0] == (
        "Ô H2 (Điểm B1) đã sửa thành 121: dấu «Đúng như phiếu» của ô này không còn dùng."
    )
    gone = only(sheet.apply(confirming(household="H9", row=9)))
    assert (gone.code, gone.severity) == ("RV-4067", "warning")
    assert only(sheet.apply(line(household="H9", row=9))).code == "RV-437"


def test_a_confirmation_is_about_the_cell_as_corrected() -> None:
    applied = TWO.apply(confirming(2, old=130), line(3))
    assert [(x.line, x.kind) for x in applied.lines] == [(2, "confirmed"), (3, "changed")]
    assert codes(TWO.apply(confirming(2, old=120), line(3))) == ["RV-4066"]


def test_a_confirmation_that_answers_nothing_becomes_a_warning() -> None:
    lines = TWO.apply(confirming()).lines
    (fault,) = silence(FaultTable.of(()), lines, "sua.xlsx")
    assert (fault.code, fault.severity, fault.cell) == ("RV-444", "warning", "H2")
    error = Fault("RV-214", "H1", "Hộ", "C2", "Giới tính")
    assert silence(FaultTable.of((error,)), lines, "sua.xlsx") == (error,)
    assert silence(FaultTable.of(()), lines, "sua.xlsx", judged=False) == ()


# whole workbooks


def reviewed(path: Path, *lines: Correction) -> Review:
    return judge(read_survey(path, ReadSettings(corrections=corrections(*lines))))


def test_a_corrected_run_is_the_run_of_a_workbook_mended_by_hand(tmp_path: Path) -> None:
    sent = books.write(
        tmp_path / "sent.xlsx",
        [books.household("H1", **{"Giới tính": "Trai", "Điểm B1": 130}), books.household("H2")],
    )
    hand = books.write(
        tmp_path / "hand.xlsx",
        [books.household("H1", **{"Điểm B1": 160}), books.household("H2", 1)],
    )
    corrected = reviewed(
        sent,
        line(2, column="Giới tính", old="Trai", new="Nam"),
        line(3, old="130", new="160"),
        line(4, household="H2", column="th_02", old="Có", new="Không"),
        line(5, household="H2", column="th_03", old="x", new=0),
    )
    mended = reviewed(hand)
    assert corrected.faults == mended.faults == ()
    assert corrected.survey.households.frame.equals(mended.survey.households.frame)
    assert list(corrected.verdicts.klass) == list(mended.verdicts.klass)
    assert list(reviewed(sent).verdicts.klass) != list(mended.verdicts.klass)
    assert [item.line for item in corrected.survey.applied] == [2, 3, 4, 5]


def test_a_refused_correction_shows_in_the_verdict_and_rejects_nobody(tmp_path: Path) -> None:
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", **{"Điểm B1": 125})])
    found = reviewed(path, line())
    assert [fault.code for fault in found.faults] == ["RV-439"]
    assert (found.counts.scored, found.counts.rejected) == (1, 0)
    assert found.verdict == "partly_accepted"


def test_a_confirmed_warning_is_gone_from_the_run(tmp_path: Path) -> None:
    heading = "Diện tích nhà ở (m2)"
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", **{heading: 900})])
    confirmed = confirming(column=heading, old="900 m2")
    assert {fault.cell for fault in reviewed(path).faults} == {"U2"}
    found = reviewed(path, confirmed)
    assert found.faults == ()
    assert found.verdict == "accepted"
    assert [item.kind for item in found.survey.applied] == ["confirmed"]


COLUMNS = [c for c in columns_of("households", INDICATORS) if c.name not in ("code", "size")]
VALUES = st.one_of(
    st.none(),
    st.integers(0, 10**7),
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["Có", "không", "x", "1.500", "1.500.000", "7,5", "Nam", "Kinh", "5/9/2024"]),
    st.text(st.characters(codec="utf-8"), max_size=6).map(str.strip),
    st.floats(allow_nan=False, allow_infinity=False),
)


@given(st.sampled_from(COLUMNS), VALUES, VALUES)
def test_any_applied_correction_reads_as_the_hand_would_have_written(
    column: Any, old: Any, new: Any
) -> None:
    """Either the cell reads as its new value, or exactly one fault says why it was not changed."""
    sheet = Sheet([books.household("H1", **{column.heading: old})])
    applied = sheet.apply(
        line(column=column.id, old=old or None if isinstance(old, str) else old, new=new)
    )
    at = sheet.at(0, column.heading)
    if applied.faults:
        assert codes(applied) == ["RV-443"]
        assert applied.cells == {}
        return
    corrected, by_hand = (read_column(column, [cell]) for cell in (applied.cells[at], new))
    assert str(corrected.values) == str(by_hand.values)
    assert [f.code for f in corrected.findings] == [f.code for f in by_hand.findings]


@given(st.data())
def test_the_order_of_the_lines_does_not_matter(data: st.DataObject) -> None:
    lines = [
        line(2),
        line(3, household="H2", old=120, new=None),
        confirming(4, old=130),
        line(5, column="Giới tính", old="Nam", new="Nữ"),
        line(6, column="Giới tính", old="Nữ", new="Nam"),
        line(7, household="H9"),
        line(8, column="Mã hộ", old="H1", new="H7"),
        line(9, column="Năm sinh", old=1, new=2),
    ]
    first, second = TWO.apply(*lines), TWO.apply(*data.draw(st.permutations(lines)))
    assert first.cells == second.cells
    assert first.lines == second.lines
    assert sorted(map(str, first.faults)) == sorted(map(str, second.faults))
    assert first.taken == second.taken


@given(
    st.lists(
        st.sampled_from([(2, 120, 130), (3, 130, 140), (4, 120, 125), (5, 125, 120)]), unique=True
    )
)
def test_every_line_is_applied_or_refused_and_said(chosen: list[tuple[int, int, int]]) -> None:
    applied = TWO.apply(*(line(n, old=old, new=new) for n, old, new in chosen))
    told = {x.line for x in applied.lines}
    for fault in applied.faults:
        told |= set(fault.params.get("lines") or [fault.params["line"]])  # type: ignore[call-overload]
    assert told == {n for n, _, _ in chosen}
    assert len(applied.cells) == sum(x.kind == "changed" for x in applied.lines)
