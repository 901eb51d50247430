"""Lists to post: what is on them and nothing else, and the box of where and until when."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ravo.documents.paper import PaperIssuer
from ravo.documents.posted import PostingTerms, boxes_of, posted_values
from ravo.documents.templates import PAPERS, filled_paper
from ravo.documents.village_homes import homes_of
from ravo.faults import InputProblem, RavoError
from ravo.page_templates import templates_dir
from ravo.review_dates.working_days import WorkingDays, weekends_only
from ravo.word.template import open_file
from support.village_papers import home, papers

FRIDAY = date(2024, 11, 22)
PLACE = "Bộ phận Một cửa, điện thoại 0277 000 000"


def terms(**more: Any) -> PostingTerms:
    known: dict[str, Any] = {"place": PLACE, "posted_on": FRIDAY, "days": weekends_only()}
    return PostingTerms(**{**known, **more})


def printed(own: Any, village: int | None = None, **more: Any) -> bytes:
    """Return the list of a village of made-up papers, of the commune without a number."""
    homes = homes_of(own)
    boxes, _ = boxes_of(homes, terms(**more))
    part = None if village is None else list(homes.villages())[village]
    issuer = PaperIssuer(own.place, own.place.commune, "Mỹ An Hưng A", on=FRIDAY)
    return filled_paper("posted", None, posted_values(homes, part, issuer, boxes)).data


def tables(data: bytes) -> list[list[list[str]]]:
    document = Document(BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def words(data: bytes) -> list[str]:
    return [line.text for line in Document(BytesIO(data)).paragraphs if line.text]


def test_a_list_has_number_head_village_and_class_and_the_box() -> None:
    own = papers(
        home("H1", head="Trần Thị Bé"),
        home("H2", "near_poor", head="Lê Văn An"),
        home("H3", "average_living", head="Đỗ Thị Chi"),
        home("H4", "undetermined", head="Phan Ẩn Danh"),
        home("H5", None, head="Võ Bị Loại"),
        home("H6", None, head="Hồ Đã Đi", departed=True),
        home("H7", "not_poor", "Ấp 2", head="Bùi Văn Dự"),
    )
    data = printed(own, 0)
    _, box, rows, other_box, average, _ = tables(data)
    assert rows == [
        ["STT", "Họ và tên chủ hộ", "Thôn, ấp, tổ dân phố", "Kết quả phân loại"],
        ["1", "Lê Văn An", "Ấp 1", "Hộ cận nghèo"],
        ["2", "Trần Thị Bé", "Ấp 1", "Hộ nghèo"],
    ]
    assert [row[1] for row in average[1:]] == ["Đỗ Thị Chi"]
    assert PLACE in box[0][0]
    assert "từ ngày 22/11/2024 đến hết ngày 25/11/2024" in box[0][0]
    assert "từ ngày 22/11/2024 đến hết ngày 29/11/2024" in other_box[0][0]
    assert "Còn 2 hộ chưa có kết quả nên chưa có tên trong danh sách này." in words(data)
    everything = "".join(map(str, tables(data))) + "".join(words(data))
    assert not [name for name in ("Ẩn Danh", "Bị Loại", "Đã Đi", "Văn Dự") if name in everything]
    assert "H1" not in everything, "codes are for the office"
    assert "Mỹ An Hưng A, ngày 22 tháng 11 năm 2024" in str(tables(data)[0])


def test_the_list_of_the_commune_has_every_village() -> None:
    own = papers(home("H1"), home("H2", "not_poor", "Ấp 2"), home("H3", "undetermined", "Ấp 3"))
    data = printed(own)
    assert [row[2] for row in tables(data)[2][1:]] == ["Ấp 1", "Ấp 2"]
    assert "Toàn xã" in words(data)
    assert "Còn 1 hộ chưa có kết quả nên chưa có tên trong danh sách này." in words(data)


def test_a_village_without_any_result_has_a_list_that_says_so() -> None:
    own = papers(home("H1"), home("H2", "undetermined", "Ấp 3"))
    data = printed(own, 1)
    assert len(tables(data)[2]) == 1
    assert {"Ấp 3", "Không có hộ nào."} <= set(words(data))


def test_two_spellings_of_a_village_are_one_list() -> None:
    own = papers(home("H1", village="Ấp 1"), home("H2", village="ẤP 1"))
    (part,) = homes_of(own).villages()
    assert (part.name, len(part.homes)) == ("Ấp 1", 2)


def test_villages_that_differ_in_a_tone_have_each_its_list() -> None:
    own = papers(home("H1", village="Thôn Hạ"), home("H2", village="Thôn Hà"))
    found = [(part.name, [one.code for one in part.homes]) for part in homes_of(own).villages()]
    assert sorted(found) == [("Thôn Hà", ["H2"]), ("Thôn Hạ", ["H1"])]


@pytest.mark.parametrize(
    ("posted_on", "off", "review", "average"),
    [
        (date(2024, 11, 18), (), date(2024, 11, 21), date(2024, 11, 25)),
        (date(2024, 11, 22), (), date(2024, 11, 25), date(2024, 11, 29)),
        (date(2024, 12, 30), (date(2025, 1, 1),), date(2025, 1, 2), date(2025, 1, 7)),
    ],
)
def test_three_days_for_the_review_and_five_working_days_for_the_average(
    posted_on: date, off: Sequence[date], review: date, average: date
) -> None:
    homes = homes_of(papers(home("H1"), home("H2", "average_living")))
    days = WorkingDays(off=frozenset(off), file="nghi.csv")
    boxes, _ = boxes_of(homes, terms(posted_on=posted_on, days=days))
    assert {kind: box.end for kind, box in boxes.items()} == {"review": review, "average": average}


@pytest.mark.parametrize(
    ("posted_on", "weekday"),
    [(date(2025, 4, 29), None), (date(2025, 4, 30), "thứ Bảy"), (date(2025, 5, 1), "Chủ nhật")],
)
def test_a_last_day_on_which_nobody_works_is_named(posted_on: date, weekday: str | None) -> None:
    _, doubts = boxes_of(homes_of(papers(home("H1"))), terms(posted_on=posted_on))
    said = [getattr(fault.params["weekday"], "vi", None) for fault in doubts]
    assert said == ([weekday] if weekday else [])
    assert {fault.code for fault in doubts} <= {"RV-1484"}


def test_holidays_that_are_not_known_are_a_doubt_of_the_average_alone() -> None:
    plain = homes_of(papers(home("H1")))
    assert boxes_of(plain, terms())[1] == ()
    both = homes_of(papers(home("H1"), home("H2", "average_living")))
    assert [fault.code for fault in boxes_of(both, terms())[1]] == ["RV-1390"]


def test_an_office_may_take_longer_and_not_shorter() -> None:
    homes = homes_of(papers(home("H1")))
    for last in (date(2024, 11, 25), date(2024, 12, 2)):
        assert boxes_of(homes, terms(until=last))[0]["review"].end == last
    with pytest.raises(RavoError) as caught:
        boxes_of(homes, terms(until=date(2024, 11, 24)))
    assert caught.value.fault.code == "RV-1371"


@pytest.mark.parametrize("more", [{"period": "Thường xuyên"}, {"list_month": "2024-05"}])
def test_the_term_of_a_monthly_review_is_given_and_not_guessed(more: dict[str, str]) -> None:
    homes = homes_of(papers(home("H1"), **more))
    with pytest.raises(RavoError) as caught:
        boxes_of(homes, terms())
    assert caught.value.fault.code == "RV-1370"
    last = date(2024, 11, 23)
    assert boxes_of(homes, terms(until=last))[0]["review"].end == last


def test_long_names_wrap_and_the_headings_are_on_every_page() -> None:
    name = "Nguyễn Phúc Công Tằng Tôn Nữ Thị Hoàng Anh Thư Kim Ngân Hà My"
    assert len(name) > 60
    data = printed(papers(*[home(f"H{n}", head=name) for n in range(120)]), 0)
    rows = tables(data)[2]
    assert [row[1] for row in rows[1:]] == [name] * 120
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.read("word/document.xml").count(b"<w:tblHeader/>") == 1


@pytest.mark.parametrize("lacks", ["noi_nhan", "den_ngay"])
def test_an_offices_template_without_the_box_is_refused(tmp_path: Path, lacks: str) -> None:
    name = PAPERS["posted"].file
    document = Document(str(templates_dir() / name))
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for piece in (piece for line in cell.paragraphs for piece in line.runs):
                piece.text = piece.text.replace("{{ a." + lacks + " }}", "…")
    document.save(str(tmp_path / name))
    template = open_file(tmp_path / name, name, PAPERS["posted"].tree)
    with pytest.raises(InputProblem) as caught:
        PAPERS["posted"].check(template)
    assert caught.value.fault.code == "RV-1386"
    assert f"danh_sach[].{lacks}" in str(caught.value.fault.params["fields"])


def test_households_of_no_known_village_are_counted_on_every_list() -> None:
    own = papers(home("H1"), home("H2", "undetermined"), read=6, blank=1)
    assert "Còn 4 hộ chưa có kết quả nên chưa có tên trong danh sách này." in words(printed(own))
    assert words(printed(own, 0))[-1] == (
        "Còn 1 hộ chưa có kết quả nên chưa có tên trong danh sách này. "
        "Toàn xã còn 3 hộ chưa có kết quả và chưa rõ thuộc thôn nào."
    )


def test_each_box_names_its_list_and_how_its_days_are_counted() -> None:
    homes = homes_of(papers(home("H1"), home("H2", "average_living")))
    box = Document(BytesIO(printed(homes.papers))).tables
    said = [table.cell(0, 0).text for table in box if "NƠI VÀ HẠN" in table.cell(0, 0).text]
    assert [words.splitlines()[1] for words in said] == [
        "về danh sách hộ nghèo, hộ cận nghèo và các hộ được rà soát",
        "về danh sách hộ có mức sống trung bình",
    ]
    assert [words[words.rindex("(") :] for words in said] == [
        "(3 ngày, tính cả ngày nghỉ).",
        "(5 ngày làm việc).",
    ]
    # A last day of the office's own is no term of the act.
    longer = boxes_of(homes, terms(until=date(2025, 1, 10)))[0]
    assert {box.term for box in longer.values()} == {None}


@pytest.mark.parametrize("count", [1, 3, 4, 40])
def test_the_last_lines_of_a_list_stay_with_its_total(count: int) -> None:
    data = printed(papers(*[home(f"H{n}", head=f"Lê Văn {n}") for n in range(count)]), 0)
    rows = Document(BytesIO(data)).tables[2].rows[1:]
    kept = [bool(row.cells[1].paragraphs[0].paragraph_format.keep_with_next) for row in rows]
    assert kept == [False] * max(count - 3, 0) + [True] * min(count, 3)
