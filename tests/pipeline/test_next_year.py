"""Last year's list opens the next survey: who is carried, with which class, and what is refused."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.changes.comparison import compare
from ravo.changes.year import year_of
from ravo.faults import Fault, UsageProblem
from ravo.messages import Text
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.listener import SILENCE, Listener, Silence
from ravo.pipeline.next_year import NextYearList
from ravo.pipeline.next_year_words import became_sentences
from ravo.results.workbook import write_results
from ravo.survey.options import ReadOptions
from support import books
from support.results_files import read_results_file
from support.workbook_reviews import judged

VILLAGE, HEAD = "Thôn/ấp/bản/tổ dân phố", "Họ và tên chủ hộ"
OPENED = {"H1": "Hộ nghèo", "H2": "Hộ cận nghèo", "H3": "Hộ không nghèo", "H4": None, "H5": None}
"""The class at the start of the next period of each household of `rows`."""
ORDER = ["H2", "H5", "H4", "H1", "H3"]
"""Ấp Bình An before Ấp Thử, and in each by given name: Ba, Năm, Tư; Ân, Ý."""
KEPT_ITS_NAME = {
    "Mã xã": "30019",
    "Xã/phường/thị trấn": "Xã An Hòa",
    "Huyện/quận/thị xã": "Huyện Tam Nông",
}
Row = dict[str, Any]


class Heard(Silence):
    """Keeps the codes of the faults that it hears."""

    codes: list[str] = []  # noqa: RUF012  a frozen listener; emptied by each test that uses it

    def fault(self, fault: Fault) -> None:
        self.codes.append(fault.code)


class Told(Silence):
    """Keeps the faults that it hears."""

    def __init__(self) -> None:
        object.__setattr__(self, "faults", [])

    faults: list[Fault]

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault)


def rows() -> list[Row]:
    """Return a household of each kind, out of the order of the list."""
    other = {VILLAGE: "Ấp Bình An"}
    blank = {**dict.fromkeys(books.ANSWERS), "Điểm B1": None, "Số nhân khẩu": None}
    return [
        books.household("H3", 0, **{"Điểm B1": 150, HEAD: "Trần Thị Ý", "Tường bền chắc": "Có"}),
        books.household("H1", 3, **{HEAD: "Lê Văn Ân", "Số nhân khẩu": 2}),
        books.household("H2", 1, **{HEAD: "Võ Thị Ba", **other}),
        books.household("H4", 3, **{"Điểm B1": None, HEAD: "Phan Văn Tư", **other}),
        books.household("H5", 3, **{"Điểm B1": "abc", HEAD: "Đỗ Thị Năm", **other}),
        books.household("H6", 0, **{**blank, "Lý do biến động": "Chuyển đi"}),
    ]


def survey(
    path: Path, households: Sequence[Row] | None = None, info: Mapping[str, Any] | None = None
) -> Path:
    members = [
        books.member("H1", **{"Họ và tên": "Lê Văn Ân", "Ngày/năm sinh": "05/03/1970"}),
        books.member("H1", "Con", **{"Họ và tên": "Lê Thị Bé", "Ngày/năm sinh": "2015"}),
    ]
    keys = {"Mã xã": "30172", **(info or {})}
    return books.write(path, households or rows(), () if households else members, info=keys)


def carry(out: Path, *sources: Path, listener: Listener = SILENCE, **more: Any) -> NextYearList:
    keep_facts = more.pop("keep_facts", False)
    request = TemplateRequest(out, more.pop("year", None), **more)
    return write_next_survey(request, sources, listener, keep_facts=keep_facts)


def sheet_rows(path: Path, name: str = "Hộ") -> list[Row]:
    """Return the rows of a sheet by heading, without what stands below it."""
    values = list(openpyxl.load_workbook(path)[name].iter_rows(values_only=True))
    heads = [str(head).split("\n")[0] for head in values[0]]
    return [dict(zip(heads, row, strict=True)) for row in values[1:] if row[0] is not None]


@pytest.fixture(params=["survey", "results"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Last year's workbook of either kind."""
    path = survey(tmp_path / "2024.xlsx")
    if request.param == "survey":
        return path
    write_results(judged(path), tmp_path / "2024.ket-qua.xlsx", "vi")
    return tmp_path / "2024.ket-qua.xlsx"


def test_every_household_that_is_still_there_opens_with_its_class(
    source: Path, tmp_path: Path
) -> None:
    found = carry(tmp_path / "2025.xlsx", source)
    written = sheet_rows(tmp_path / "2025.xlsx")
    assert [row["Mã hộ"] for row in written] == ORDER
    assert {row["Mã hộ"]: row["Phân loại đầu kỳ"] for row in written} == OPENED
    listed = [row["Mã hộ"] for row in written if row["Diện rà soát"] == "Trong danh sách"]
    assert sorted(listed) == ["H1", "H2"]
    noted = {row["Mã hộ"] for row in written if row["Ghi chú"]}
    assert noted == {"H4", "H5"}
    content = found.content
    assert (found.year, content.carried, content.left, content.without_class) == (2025, 5, 1, 2)


def test_no_evidence_and_no_answer_is_carried(source: Path, tmp_path: Path) -> None:
    carry(tmp_path / "2025.xlsx", source)
    names = ["Điểm B1", "Thu nhập bình quân (đồng/người/tháng)", "Tường bền chắc", "Ngày rà soát"]
    for row in sheet_rows(tmp_path / "2025.xlsx"):
        answers = [value for name, value in row.items() if name.startswith("Thiếu hụt")]
        assert len(answers) == len(books.ANSWERS)
        assert {row[name] for name in names}.union(answers) == {None}


def test_members_follow_their_household_with_their_birth(source: Path, tmp_path: Path) -> None:
    carry(tmp_path / "2025.xlsx", source)
    people = sheet_rows(tmp_path / "2025.xlsx", "Thành viên")
    births = [str(row["Ngày/năm sinh"]) for row in people]
    assert [(row["Mã hộ"], row["Họ và tên"], row["Quan hệ với chủ hộ"]) for row in people] == [
        ("H1", "Lê Văn Ân", "Chủ hộ"),
        ("H1", "Lê Thị Bé", "Con"),
    ]
    # Results keep the year of a birth, and no more.
    assert births == (["05/03/1970", "2015"] if source.name == "2024.xlsx" else ["1970", "2015"])


SEPARATED = {
    "H1": ("2013", 2013),
    "H2": ("05/2024", "05/2024"),
    "H3": ("15/5/2024", "15/05/2024"),
    "H4": ("tháng 3 năm 2020", "03/2020"),
    "H5": ("01/01/2019", "01/01/2019"),
}
"""What last year's file says of the day of separation, and what the new list has."""


def test_a_day_that_nobody_wrote_is_not_carried(tmp_path: Path) -> None:
    """A year or a month alone stays as such, in every sheet that has births."""
    homes = [{**row, "Ngày tách hộ": SEPARATED.get(row["Mã hộ"], (None,))[0]} for row in rows()]
    births = {"Lê Văn Ân": 1970, "Lê Thị Bé": "3/2015", "Lê Thị Tư": "01/01/2012"}
    members = [
        books.member("H1", "Con" if place else "Chủ hộ", **{"Họ và tên": n, "Ngày/năm sinh": b})
        for place, (n, b) in enumerate(births.items())
    ]
    book = books.write(tmp_path / "2024.xlsx", homes, members, info={"Mã xã": "30172"})
    carry(tmp_path / "2025.xlsx", book)
    written = sheet_rows(tmp_path / "2025.xlsx")
    days = {row["Mã hộ"]: row["Ngày tách hộ"] for row in written}
    assert days == {code: day for code, (_, day) in SEPARATED.items()}
    people = sheet_rows(tmp_path / "2025.xlsx", "Thành viên")
    assert [row["Ngày/năm sinh"] for row in people] == [1970, "03/2015", "01/01/2012"]
    again = judged(tmp_path / "2025.xlsx").survey.households.frame["separated_on"]
    first = judged(book).survey.households.frame.set_index("code")["separated_on"]
    assert again.tolist() == first.loc[ORDER].tolist()


def test_the_decision_of_last_year_is_not_carried(tmp_path: Path) -> None:
    decided = {"Số quyết định công nhận": "12/QĐ-UBND", "Ngày quyết định công nhận": "15/12/2024"}
    carry(
        tmp_path / "2025.xlsx", survey(tmp_path / "2024.xlsx", [{**r, **decided} for r in rows()])
    )
    written = sheet_rows(tmp_path / "2025.xlsx")
    assert {row[name] for row in written for name in decided} == {None}


def test_the_new_list_agrees_with_last_years_results(source: Path, tmp_path: Path) -> None:
    """As it was carried, nobody has moved: the opening is the closing of last year."""
    carry(tmp_path / "2025.xlsx", source)
    old = read_results_file(source) if "ket-qua" in source.name else judged(source)
    changes = compare(year_of(2024, [old]), year_of(2025, [judged(tmp_path / "2025.xlsx")]))
    codes = [fault.code for fault in changes.faults]
    assert not {"RV-634", "RV-640", "RV-460", "RV-632"}.intersection(codes)
    hows = changes.pairing.pairs["how"].tolist()
    assert hows == ["code"] * len(OPENED)


def test_the_survey_written_has_no_error(source: Path, tmp_path: Path) -> None:
    carry(tmp_path / "2025.xlsx", source)
    faults = judged(tmp_path / "2025.xlsx").faults
    assert [fault.code for fault in faults if fault.severity == "error"] == []


def test_dwelling_facts_are_carried_on_request_and_coloured(tmp_path: Path) -> None:
    source = survey(tmp_path / "2024.xlsx")
    found = carry(tmp_path / "2025.xlsx", source, keep_facts=True, compact=True)
    assert found.content.frames.to_confirm == {"wall_durable"}
    sheet = openpyxl.load_workbook(tmp_path / "2025.xlsx")["Hộ"]
    place = next(int(cell.column or 0) for cell in sheet[1] if str(cell.value).startswith("Tường"))
    coloured = {
        str(sheet.cell(row, 1).value): sheet.cell(row, place).fill.fgColor.rgb
        for row in range(2, 7)
        if sheet.cell(row, place).value is not None
    }
    assert coloured == {"H3": "FFFFF2CC"}


def test_the_sheet_of_villages_lists_those_of_last_year(tmp_path: Path) -> None:
    carry(tmp_path / "2025.xlsx", survey(tmp_path / "2024.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "2025.xlsx")["Danh sách ấp"]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["Ấp Bình An", "Ấp Thử", None]


def test_communes_that_became_one_share_a_list(tmp_path: Path) -> None:
    """Xã Mỹ An Hưng A and B are one commune since 1/7/2025."""
    first = survey(tmp_path / "a.xlsx", [books.household("H1"), books.household("H2")])
    second = survey(
        tmp_path / "b.xlsx",
        [books.household("H2"), books.household("H7")],
        {"Mã xã": "30178", "Xã/phường/thị trấn": "Xã Mỹ An Hưng B"},
    )
    found = carry(tmp_path / "2025.xlsx", first, second)
    codes = [row["Mã hộ"] for row in sheet_rows(tmp_path / "2025.xlsx")]
    assert sorted(codes) == ["30172-H2", "30178-H2", "H1", "H7"]
    assert found.content.prefixed == ("H2",)
    assert found.info["commune"] == "Xã Mỹ An Hưng"


@pytest.mark.parametrize(
    ("info", "more", "code"),
    [
        ({}, {"year": 2024}, "RV-1073"),
        ({}, {"year": 2023}, "RV-1073"),
        ({"Năm rà soát": None}, {}, "RV-1072"),
        ({}, {"code": "30196", "year": 2025}, "RV-131"),
        ({"Năm rà soát": 2022}, {"code": "30196"}, "RV-1075"),
    ],
)
def test_a_list_of_another_year_or_commune_is_refused(
    tmp_path: Path, info: Row, more: Row, code: str
) -> None:
    source = survey(tmp_path / "cu.xlsx", info=info)
    with pytest.raises(UsageProblem) as problem:
        carry(tmp_path / "moi.xlsx", source, **more)
    assert problem.value.fault.code == code
    assert not (tmp_path / "moi.xlsx").exists()


def test_lists_of_two_years_two_communes_or_one_household_twice_are_refused(
    tmp_path: Path,
) -> None:
    first = survey(tmp_path / "a.xlsx", info={"Năm rà soát": 2023})
    second = survey(tmp_path / "b.xlsx", info={"Năm rà soát": 2022})
    other = {"Năm rà soát": 2023, "Mã xã": "30196", "Xã/phường/thị trấn": "Xã Định An"}
    third = survey(tmp_path / "c.xlsx", info=other)
    fourth = survey(tmp_path / "d.xlsx", info={"Năm rà soát": 2023})
    for files, code in (
        ((first, second), "RV-1072"),
        ((first, third), "RV-1076"),
        ((first, fourth), "RV-1079"),
    ):
        with pytest.raises(UsageProblem) as problem:
            carry(tmp_path / "moi.xlsx", *files)
        assert problem.value.fault.code == code


def test_a_list_two_years_old_is_carried_with_a_warning(tmp_path: Path) -> None:
    Heard.codes.clear()
    carry(tmp_path / "moi.xlsx", survey(tmp_path / "cu.xlsx"), year=2026, listener=Heard())
    assert Heard.codes == ["RV-1074", "RV-1439"]


@pytest.mark.parametrize("whole", [False, True])
def test_the_communes_that_the_new_survey_lacks_are_named(tmp_path: Path, whole: bool) -> None:
    """Xã Mỹ An Hưng was formed of four communes; the others have a household each here."""
    names = {"30178": "Xã Mỹ An Hưng B", "30175": "Xã Tân Mỹ", "30202": "Xã Hội An Đông"}
    more = [
        survey(
            tmp_path / f"{code}.xlsx",
            [books.household(f"{code}-1")],
            info={"Mã xã": code, "Xã/phường/thị trấn": name},
        )
        for code, name in names.items()
        if whole or code == "30178"
    ]
    heard = Told()
    carry(tmp_path / "moi.xlsx", survey(tmp_path / "cu.xlsx"), *more, listener=heard)
    lacking = [fault.params["lacking"] for fault in heard.faults if fault.code == "RV-1439"]
    assert lacking == ([] if whole else ["Xã Hội An Đông, Xã Tân Mỹ"])


def test_codes_that_are_twice_on_one_list_are_refused_by_name(tmp_path: Path) -> None:
    homes = [*rows(), books.household("H3", 0), books.household("H2", 0)]
    with pytest.raises(UsageProblem) as problem:
        carry(tmp_path / "moi.xlsx", survey(tmp_path / "cu.xlsx", homes))
    fault = problem.value.fault
    assert (fault.code, fault.params["count"]) == ("RV-1082", 2)
    assert fault.params["codes"] == "H3, H2"
    assert not (tmp_path / "moi.xlsx").exists()


def test_of_results_without_members_it_is_plain_that_these_must_be_typed(tmp_path: Path) -> None:
    path = tmp_path / "2024.ket-qua.xlsx"
    write_results(judged(survey(tmp_path / "2024.xlsx")), path, "vi")
    book = openpyxl.load_workbook(path)
    del book["Dữ liệu thành viên"]
    book.save(path)
    Heard.codes.clear()
    carry(tmp_path / "moi.xlsx", path, listener=Heard())
    assert Heard.codes == ["RV-1178", "RV-1083", "RV-1439"]
    assert sheet_rows(tmp_path / "moi.xlsx", "Thành viên") == []


@pytest.mark.parametrize(("year", "officers"), [(2023, ["Lê Lập", "Võ Ký"]), (2024, [None, None])])
def test_the_officers_of_another_commune_are_not_carried(
    tmp_path: Path, year: int, officers: list[str | None]
) -> None:
    """Since 1/7/2025 Xã Mỹ An Hưng A is part of another commune, whose chairman is another."""
    info = {"Năm rà soát": year, "Người lập biểu": "Lê Lập", "Thủ trưởng đơn vị": "Võ Ký"}
    found = carry(tmp_path / "moi.xlsx", survey(tmp_path / "cu.xlsx", info=info))
    sheet = openpyxl.load_workbook(tmp_path / "moi.xlsx")["Thông tin"]
    values = {row[0]: row[1] for row in sheet.iter_rows(max_col=2, values_only=True)}
    assert [values["Người lập biểu"], values["Thủ trưởng đơn vị"]] == officers
    assert found.renamed == ("" if year == 2023 else "Xã Mỹ An Hưng A")


def test_of_results_it_is_plain_that_births_and_numbers_are_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "2024.ket-qua.xlsx"
    write_results(judged(survey(tmp_path / "2024.xlsx")), path, "vi")
    Heard.codes.clear()
    carry(tmp_path / "moi.xlsx", path, listener=Heard(), keep_facts=True)
    assert Heard.codes == ["RV-1178", "RV-1095", "RV-1096", "RV-1439"]


def test_a_workbook_without_a_household_opens_no_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "cong-van.xlsx")
    with pytest.raises(UsageProblem) as problem:
        carry(tmp_path / "moi.xlsx", tmp_path / "cong-van.xlsx")
    assert problem.value.fault.code == "RV-1094"


def test_a_list_that_nobody_filled_in_is_named_when_it_opens_the_next(tmp_path: Path) -> None:
    carry(tmp_path / "2025.xlsx", survey(tmp_path / "2024.xlsx"))
    Heard.codes.clear()
    found = carry(tmp_path / "2026.xlsx", tmp_path / "2025.xlsx", listener=Heard())
    assert Heard.codes == ["RV-1092"]
    assert found.content.without_class == len(OPENED)


def test_what_an_officer_edited_is_kept_beside_the_new_list(tmp_path: Path) -> None:
    source, out = survey(tmp_path / "2024.xlsx"), tmp_path / "2025.xlsx"
    carry(out, source)
    carry(out, source)
    assert not list(tmp_path.glob("*.truoc*"))
    book = openpyxl.load_workbook(out)
    book["Hộ"]["B2"] = "Võ Thị Bảy"
    book.save(out)
    edited = out.read_bytes()
    Heard.codes.clear()
    carry(out, source, listener=Heard())
    (kept,) = tmp_path.glob("*.truoc*")
    assert (kept.read_bytes(), Heard.codes) == (edited, ["RV-1439", "RV-100"])


def test_the_facts_that_are_carried_count_once_a_reviewer_confirms_them(tmp_path: Path) -> None:
    carry(tmp_path / "2025.xlsx", survey(tmp_path / "2024.xlsx"), keep_facts=True, compact=True)
    rows = sheet_rows(tmp_path / "2025.xlsx")
    assert {row["Đã xác nhận dữ kiện nhà ở năm trước"] for row in rows} == {None}
    review = judged(tmp_path / "2025.xlsx")
    assert review.unreviewed.all()
    assert "RV-1093" in [fault.code for fault in review.faults]
    carry(tmp_path / "khac.xlsx", survey(tmp_path / "2024.xlsx"))
    assert "Đã xác nhận dữ kiện nhà ở năm trước" not in sheet_rows(tmp_path / "khac.xlsx")[0]


def test_last_years_workbook_is_read_as_its_options_say(tmp_path: Path) -> None:
    """An officer's correction of last year counts: that household was near-poor, not poor."""
    fix = tmp_path / "sua.csv"
    heads = "Mã hộ,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày"
    line = f"H1,{books.ANSWERS[2]},Có,Không,Ghi nhầm,Lê Sửa,20/12/2024"
    fix.write_text(f"{heads}\n{line}\n", encoding="utf-8")
    source, reading = survey(tmp_path / "2024.xlsx"), ReadOptions(corrections=fix)
    carry(tmp_path / "2025.xlsx", source, reading=reading)
    opened = {row["Mã hộ"]: row["Phân loại đầu kỳ"] for row in sheet_rows(tmp_path / "2025.xlsx")}
    assert opened == {**OPENED, "H1": "Hộ cận nghèo"}


@pytest.mark.parametrize("officer", ["Lê Lập", None])
def test_of_a_new_commune_of_the_same_name_it_is_plain_that_officers_are_blank(
    tmp_path: Path, officer: str | None
) -> None:
    """Xã An Hòa is one of those that kept name and code on 1/7/2025, under a new council."""
    info = {"Người lập biểu": officer, **KEPT_ITS_NAME}
    found = carry(tmp_path / "moi.xlsx", survey(tmp_path / "cu.xlsx", info=info))
    assert (found.renamed, found.officers_left) == ("", officer is not None)
    assert found.info.get("prepared_by") is None


def test_a_head_who_died_leaves_the_household_to_the_next_adult(tmp_path: Path) -> None:
    homes = [books.household("H1", 3, **{HEAD: "Lê Văn Ân", "Số nhân khẩu": 3})]
    people = [
        books.member("H1", **{"Họ và tên": "Lê Văn Ân", "Lý do biến động": "Chết"}),
        books.member("H1", "Con", **{"Họ và tên": "Lê Văn Con", "Ngày/năm sinh": "1990"}),
        books.member("H1", "Vợ", **{"Họ và tên": "Võ Thị Vợ", "Giới tính": "Nữ"}),
    ]
    info = {"Mã xã": "30172"}
    source = books.write(tmp_path / "2024.xlsx", homes, people, info=info)
    results = tmp_path / "2024.ket-qua.xlsx"
    write_results(judged(source), results, "vi")
    for path, left in ((source, 1), (results, 0)):
        found = carry(tmp_path / "2025.xlsx", path)
        (home,) = sheet_rows(tmp_path / "2025.xlsx")
        assert (home[HEAD], home["Giới tính"], home["Số nhân khẩu"]) == ("Võ Thị Vợ", "Nữ", 2)
        listed = sheet_rows(tmp_path / "2025.xlsx", "Thành viên")
        relations = {row["Họ và tên"]: row["Quan hệ với chủ hộ"] for row in listed}
        assert set(relations) == {"Võ Thị Vợ", "Lê Văn Con"}
        assert relations["Võ Thị Vợ"] == "Chủ hộ"
        assert found.content.members_left == left


def test_who_is_not_carried_and_what_goes_along_is_named_with_its_count(tmp_path: Path) -> None:
    """A household without a code, and members of it, of a household that left, and of none."""
    gone = books.household("H4", **{"Lý do biến động": "Chuyển đi"})
    homes = [books.household("H1", **{"Số nhân khẩu": 4}), books.household(""), gone]
    people = [books.member("H1"), books.member("H1", "Con"), books.member("H2")]
    left = {"Lý do biến động": "Chết", "Họ và tên": "Nguyễn Thị Mất"}
    people += [books.member("H3"), books.member("H4"), books.member("H1", "Con", **left)]
    source = books.write(tmp_path / "cu.xlsx", homes, people, info={"Mã xã": "30172"})
    heard = Told()
    found = carry(tmp_path / "moi.xlsx", source, listener=heard)
    counts = {fault.code: fault.params["count"] for fault in heard.faults[:-1]}
    assert counts == {"RV-1175": 2, "RV-1176": 1, "RV-1177": 1}
    assert [f.params["cells"] for f in heard.faults[:2]] == ["A3", "A4, A5"]
    kinds = heard.faults[2].params["kinds"]
    assert isinstance(kinds, Text)
    assert kinds.vi == "Số nhân khẩu không khớp (1)"
    content = found.content
    assert (content.carried, content.left, content.rejected, content.uncoded) == (2, 1, 2, 1)
    assert (content.members, content.members_left, content.members_gone) == (2, 1, 1)
    assert content.members_unknown == 2
    assert len(sheet_rows(tmp_path / "moi.xlsx", "Thành viên")) == content.members
    said = [sentence.vi for sentence in became_sentences(found)]
    named = {"1 hộ đã rời danh sách, cùng 1 thành viên", "1 người đã chết", "2 dòng", "2 hộ bị từ"}
    assert all(any(words in sentence for sentence in said) for words in named)


def test_of_results_of_a_survey_with_errors_it_is_plain_that_members_may_lack(
    tmp_path: Path,
) -> None:
    people = [books.member("H1"), books.member("H9")]
    source = books.write(tmp_path / "2024.xlsx", [books.household("H1")], people)
    write_results(judged(source), tmp_path / "2024.ket-qua.xlsx", "vi")
    heard = Told()
    carry(tmp_path / "moi.xlsx", tmp_path / "2024.ket-qua.xlsx", listener=heard)
    assert [fault.code for fault in heard.faults] == ["RV-1178", "RV-1096", "RV-1439"]


def test_the_code_in_front_is_that_of_the_commune_that_is_used(tmp_path: Path) -> None:
    """The code of Xã Mỹ An Hưng A is typed in the workbook of Xã Tân Mỹ, whose code is 30175."""
    first = survey(tmp_path / "a.xlsx", [books.household("H1"), books.household("")])
    named = {"Xã/phường/thị trấn": "Xã Tân Mỹ"}
    second = survey(tmp_path / "b.xlsx", [books.household("H1"), books.household("")], named)
    heard = Told()
    carry(tmp_path / "moi.xlsx", first, second, listener=heard)
    written = [row["Mã hộ"] for row in sheet_rows(tmp_path / "moi.xlsx")]
    assert sorted(written) == ["30172-H1", "30175-H1"]
    places = [fault.params for fault in heard.faults if fault.code == "RV-1179"]
    assert [("30175" in str(p["used"]), "30172" in str(p["against"])) for p in places] == [
        (True, True)
    ]


def test_files_of_one_commune_may_each_have_a_household_without_a_code(tmp_path: Path) -> None:
    parts = [
        survey(tmp_path / f"{code}.xlsx", [books.household(code), books.household("")])
        for code in ("H1", "H2")
    ]
    found = carry(tmp_path / "moi.xlsx", *parts)
    assert (found.content.carried, found.content.uncoded) == (4, 2)


def test_the_new_workbook_takes_the_place_of_none_that_it_is_made_of(tmp_path: Path) -> None:
    source = survey(tmp_path / "cu.xlsx")
    before = source.read_bytes()
    (tmp_path / "moi.xlsx").hardlink_to(source)
    for out in (source, tmp_path / "moi.xlsx"):
        with pytest.raises(UsageProblem) as problem:
            carry(out, source)
        assert problem.value.fault.code == "RV-157"
    assert source.read_bytes() == before
