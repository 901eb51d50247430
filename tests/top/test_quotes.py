"""What is told of a cell names no person, whatever column the cell stands in."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.contract.columns import contract
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.faults.taxonomy import all_kinds
from ravo.messages import LANGS
from ravo.printable import (
    ITEMS_AT_ONCE,
    printable,
    printable_json,
    printable_json_parts,
    without_controls,
)
from ravo.quotes import cell_words, code_words, heading_words, quoted, spoken_of
from ravo.results.fault_list import faults_csv, faults_text
from ravo.results.machine import fault_json
from ravo.results.workbook import write_results
from ravo.returned.copy import write_returned
from ravo.review.review import Review
from support import books, reviews
from support.results_json import results_json

NAME, CITIZEN, OLD_CARD, PHONE = "Trịnh Quốc Khánh", "087086923963", "341234567", "0912 345 678"
PERSONAL = (NAME, CITIZEN, OLD_CARD, PHONE)
SECRETS = (
    "Trịnh",
    "Quốc",
    "Khánh",
    CITIZEN,
    CITIZEN.lstrip("0"),
    OLD_CARD,
    "0912 345 678",
    "912345678",
)
CITIZEN_HEADING = "Số định danh cá nhân/CCCD"


# one text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (NAME, "T. Q. K."),
        (NAME.upper(), "T. Q. K."),
        ("nguyễn văn a", "n. v. a"),
        ("Thị Hoa", "T. H."),
        (CITIZEN, "********3963"),
        ("087 086 923 963", "********3963"),
        (PHONE, "******5678"),
        ("0912.345.678", "******5678"),
        (f"{NAME} {CITIZEN}", "T. Q. K. ********3963"),
        ("12345678", "12345678"),
        ("123456789", "*****6789"),
        ("khoảng 2tr", "khoảng 2tr"),
        ("1.500.000", "1.500.000"),
        ("1,5 triệu đồng", "1,5 triệu đồng"),
        ("31/02/1990", "31/02/1990"),
        ("05/09/1980 00:00:00", "05/09/1980 00:00:00"),
        ("1990-02-31", "1990-02-31"),
        ("chưa rõ", "chưa rõ"),
        ("Nữ", "Nữ"),
        ("NU", "NU"),
        ("Hộ cận nghèo", "Hộ cận nghèo"),
        ("Khơ-me", "Khơ-me"),
        ("#N/A", "#N/A"),
        ("Kih", "K."),
        ("--", "--"),
        ("", ""),
    ],
)
def test_words_of_the_contract_and_short_figures_stay_others_are_shortened(
    text: str, shown: str
) -> None:
    assert quoted(text) == shown


def test_a_long_text_is_cut() -> None:
    assert len(quoted("1 " * 500)) <= 60


@given(st.text(alphabet="abĐđêạ 0123456789./-,", max_size=80))
def test_no_long_number_and_no_long_word_is_quoted(text: str) -> None:
    shown = quoted(text)
    kept = shown == printable(text).strip()[:60]
    for number in re.findall(r"\d+", shown):
        assert len(number) < 9
    if not kept:
        words = re.findall(r"[^\W\d_]{3,}", shown)
        assert all(word.casefold() in {"đêa"} or len(word) < 3 for word in words) or not words


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("30172-0001", "30172-0001"),
        ("H1", "H1"),
        ("Ấp 3-12", "Ấp 3-12"),
        ("301720000123", "301720000123"),
        ("30172000123", "30172000123"),
        (CITIZEN, "********3963"),
        ("087 086 923 963", "********3963"),
        (f"{CITIZEN}#57", "********3963#57"),
        ("12#57", "12#57"),
        (OLD_CARD, "*****4567"),
        (f"HO-{CITIZEN}", "HO-********3963"),
        (NAME, "T. Q. K."),
    ],
)
def test_codes_are_shown_unless_they_are_somebodys(code: str, shown: str) -> None:
    assert code_words(code) == shown


def test_headings_are_the_officers_own_words_but_not_their_numbers() -> None:
    assert heading_words("Tên chủ hộ (viết hoa)") == "Tên chủ hộ (viết hoa)"
    assert heading_words(f"{CITIZEN}") == "********3963"
    assert heading_words("12345678") == "12345678"


# controls

HOSTILE = "a\x1b[31mb\nravo: RV-101\r\x07\x85\x9b2J\u202ec\u2066\ud800\u2028\x7f"


def test_printable_text_is_one_line_without_controls() -> None:
    said = printable(HOSTILE)
    assert said == "a[31mb ravo: RV-101  2Jc\ufffd "
    assert printable("Hộ nghèo") == "Hộ nghèo"


def test_text_of_several_lines_keeps_its_lines_only() -> None:
    assert without_controls("a\nb\x1b[2J\u202e\tc") == "a\nb[2J\tc"


@given(st.text(max_size=40))
def test_printed_json_is_still_json_and_its_strings_are_printable(text: str) -> None:
    dumped = printable_json(json.dumps({"k": [text, "\\"]}, ensure_ascii=False))
    value = json.loads(dumped)
    assert value == {"k": [printable(text), "\\"]}
    dumped.encode()


@pytest.mark.parametrize("lang", LANGS)
def test_no_message_carries_controls_of_its_fields(lang: Any) -> None:
    for code, kind in all_kinds().items():
        fields = re.findall(r"\{(\w+)", kind.message.vi + kind.hint.vi)
        fault = Fault(
            code, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, dict.fromkeys(fields, HOSTILE)
        )
        for words in fault_message(fault, lang):
            assert words == printable(words), code


# a shifted column


def told(review: Review, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield everything that is told of a workbook, with the name of what tells it."""
    yield "text", faults_text(review, "vi") + faults_text(review, "en")
    yield "csv", "".join(faults_csv(review, "vi", heading=True))
    yield "json", json.dumps(results_json(review, "vi")["faults"], ensure_ascii=False)
    results = folder / "ket-qua.xlsx"
    write_results(review, results, "vi")
    sheet = openpyxl.load_workbook(results)["Lỗi"]
    yield "Lỗi", "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    source = Path(review.survey.source.path)
    copy = folder / "tra-lai.xlsx"
    write_returned(review, source.read_bytes(), copy, "vi")
    with zipfile.ZipFile(copy) as archive:
        parts = [name for name in archive.namelist() if "comments" in name]
        yield "comments", "".join(archive.read(name).decode() for name in parts)


def leaks(words: str) -> list[str]:
    return [secret for secret in SECRETS if secret in words]


FIELDS = [name for name in books.household() if name != "Họ và tên chủ hộ"] + [
    CITIZEN_HEADING,
    "Khu vực",
    "Diện tích nhà ở (m2)",
    "Phân loại đầu kỳ",
    "Nguồn nước chính",
    "Thu nhập bình quân (đồng/người/tháng)",
    "Tường bền chắc",
    "Ngày rà soát",
    "Lý do biến động",
]


@pytest.mark.parametrize("heading", FIELDS)
def test_what_stands_in_a_wrong_column_is_never_told_whole(tmp_path: Path, heading: str) -> None:
    rows = [
        books.household("H1"),
        *({**books.household(f"K{n}"), heading: value} for n, value in enumerate(PERSONAL)),
    ]
    rows[0] = {**rows[0], **dict.fromkeys([heading], rows[0].get(heading))}
    review = reviews.review(books.write(tmp_path / "xa.xlsx", rows))
    for where, words in told(review, tmp_path):
        assert leaks(words) == [], where


@pytest.mark.parametrize("by", [1, 2, 3])
def test_a_sheet_whose_columns_are_shifted_tells_nobody(tmp_path: Path, by: int) -> None:
    rows = []
    for n in range(3):
        row = books.household(f"H{n}", **{CITIZEN_HEADING: CITIZEN})
        row["Họ và tên chủ hộ"] = NAME
        values = list(row.values())
        rows.append(dict(zip(row, values[-by:] + values[:-by], strict=True)))
        rows.append(dict(zip(row, values[by:] + values[:by], strict=True)))
    members = [books.member("H0", NAME, **{"Giới tính": CITIZEN, "Ngày/năm sinh": NAME})]
    review = reviews.review(books.write(tmp_path / "xa.xlsx", rows, members))
    assert len(review.faults) > 6
    for where, words in told(review, tmp_path):
        assert leaks(words) == [], where


def test_thong_tin_shows_places_and_no_persons(tmp_path: Path) -> None:
    info = {"Khu vực": NAME, "Xã/phường/thị trấn": "Mỹ An Hưng A", "Tổng số nhân khẩu": CITIZEN}
    review = reviews.review(books.write(tmp_path / "xa.xlsx", [books.household()], info=info))
    words = faults_text(review, "vi")
    assert "Mỹ An Hưng A" in words
    assert leaks(words) == []


def test_equal_codes_that_are_citizen_numbers_are_masked_everywhere(tmp_path: Path) -> None:
    rows = [books.household(CITIZEN), books.household(CITIZEN), books.household("087086923964")]
    review = reviews.review(
        books.write(
            tmp_path / "xa.xlsx",
            rows,
            [books.member(CITIZEN)],
            [{"Mã hộ": CITIZEN}, {"Mã hộ": "087086923999"}],
        )
    )
    assert {"RV-401", "RV-403"} <= {fault.code for fault in review.faults}
    for where, words in told(review, tmp_path):
        assert leaks(words) == [], where
    faults = results_json(review, "vi")["faults"]
    assert any(item["ma_ho"] == "********3963" for item in faults)


def test_ordinary_codes_and_values_are_told_as_they_are(tmp_path: Path) -> None:
    rows = [books.household("30172-0001", **{"Giới tính": "Trai", "Số nhân khẩu": 60})]
    review = reviews.review(books.write(tmp_path / "xa.xlsx", rows))
    found = {fault.code: fault_json(fault, "vi") for fault in review.faults}
    assert found["RV-203"]["value"] == "Trai"
    assert found["RV-209"]["value"] == "60"
    assert {item["ma_ho"] for item in found.values() if item["ma_ho"]} == {"30172-0001"}


def test_a_fault_that_may_be_told_is_left_alone() -> None:
    fault = Fault("RV-203", "H1", "Hộ", "D2", "Giới tính", "Trai")
    assert spoken_of(fault) is fault


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hộ nghoè", "Hộ nghoè"),
        ("Hộ cận ngèo", "Hộ cận ngèo"),
        ("Hồ Nghĩa", "H. N."),
        ("Nguyễn Văn Nghèo", "N. V. N."),
        ("Hộ nghèo 079012345678", "Hộ n. ********5678"),
    ],
)
def test_a_mistyped_word_of_a_list_is_shown_and_a_name_in_its_place_is_not(
    text: str, shown: str
) -> None:
    (column,) = [one for one in contract() if one.heading == "Phân loại đầu kỳ"]
    assert cell_words(text, column) == shown


@pytest.mark.parametrize("count", [0, 1, ITEMS_AT_ONCE, ITEMS_AT_ONCE + 1])
def test_json_in_parts_is_the_json_in_one(count: int) -> None:
    items = [{"tên": f"Hộ {n}\x1b", "số": [n, None, 0.5]} for n in range(count)]
    values = {"đầu": "\u202ea", "items": items, "last": {}}
    parts = printable_json_parts({**values, "items": iter(items)})
    assert "".join(parts) == printable_json(json.dumps(values, ensure_ascii=False))
    assert "".join(printable_json_parts({})) == "{}"
