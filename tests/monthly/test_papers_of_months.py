"""Papers that a chairman signs: groups of the decision, reasons of refusals, open requests."""

from pathlib import Path

import openpyxl
import pytest

from ravo.messages import LANGS, has_text
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.decisions import Why
from ravo.monthly.month import MonthReview, review_month
from ravo.monthly.movements import UNKNOWN_YEARS
from ravo.monthly.papers import GROUPS, group_of, write_papers
from ravo.monthly.words import month_lines, why_words
from support.monthly_lists import AVERAGE, ENTER, ESCAPE, asked, decided, home, the_list

INCOME = {"b1": None, "income": 2_000_000, "works_in_agriculture": True}
LISTED = the_list([home("P", "poor"), home("N", "near_poor"), home("A", "not_poor")])


def month_of_requests(number: int = 3) -> MonthReview:
    rows = [home("P", "not_poor", request=ESCAPE), home("X", "not_poor", request=ENTER)]
    return review_month(LISTED, asked(rows), ReviewMonth(2026, number), UNKNOWN_YEARS)


@pytest.mark.parametrize(
    ("code", "found", "asks", "group"),
    [
        ("A", "poor", ENTER, "poor"),
        ("N", "poor", ENTER, "poor"),
        ("X", "near_poor", ENTER, "near_poor"),
        ("P", "near_poor", ESCAPE, "poor_to_near_poor"),
        ("P", "not_poor", ESCAPE, "out_of_poor"),
        ("N", "not_poor", ESCAPE, "out_of_near_poor"),
    ],
)
def test_a_change_is_in_one_group_of_the_decision(
    code: str, found: str, asks: str, group: str
) -> None:
    assert group_of(decided(LISTED, home(code, found, request=asks))) == group


@pytest.mark.parametrize(
    ("code", "group"), [("P", "poor_to_average"), ("N", "near_poor_to_average")]
)
def test_average_living_is_named_beside_escape(code: str, group: str) -> None:
    both = home(code, "not_poor", request=ESCAPE, asked_average_living=True, **INCOME)
    assert group_of(decided(LISTED, both)) == group
    one = decided(LISTED, home(code, "not_poor", request=AVERAGE, **INCOME))
    assert (one.why, one.after == one.before) == ("needs_escape", True)


def test_other_groups_of_the_decision() -> None:
    average = decided(LISTED, home("A", "not_poor", request=AVERAGE, **INCOME))
    left = decided(LISTED, home("P", change_reason="Chết"))
    split = decided(LISTED, home("P", change_reason="Tách hộ"))
    open_before = the_list([home("U", b1=None)])
    settled = decided(open_before, home("U", "not_poor", request=ENTER))
    found = [group_of(one) for one in (average, left, split, settled)]
    assert found == ["average_living", "departed", "resized", "settled"]
    assert all(has_text(f"monthly.group_{group}") for group in GROUPS)


@pytest.mark.parametrize("why", Why.__args__)  # type: ignore[attr-defined]
def test_every_reason_has_words_of_its_own(why: str) -> None:
    assert has_text(f"monthly.why_{why}")


def test_reasons_name_the_classes() -> None:
    decision = decided(LISTED, home("N", "not_poor", request=ENTER))
    vi, en = (why_words(decision, lang) for lang in ("vi", "en"))
    assert vi.startswith("Hộ đang được công nhận: Hộ cận nghèo; kết quả rà soát là: Hộ không")
    assert en.startswith("The household is on the list: Near-poor")


def test_a_month_in_lines() -> None:
    lines = [*month_lines(month_of_requests(), "vi")]
    assert lines == [
        "Tháng 3/2026: 1 thay đổi, 1 đề nghị không được công nhận, 0 cần làm rõ.",
        "Danh sách sau tháng 3/2026: 0 hộ nghèo, 1 hộ cận nghèo, 0 hộ mức sống trung bình.",
        "Báo cáo của tháng gửi cấp tỉnh ngày 05/04/2026.",
    ]
    assert len([*month_lines(month_of_requests(9), "en")]) == 2


def test_papers_in_english_and_without_a_due_day(tmp_path: Path) -> None:
    for lang in LANGS:
        path = tmp_path / f"{lang}.xlsx"
        write_papers(month_of_requests(9), path, lang)
        book = openpyxl.load_workbook(path)
        cells = [str(cell) for row in book["Báo cáo tháng"].values for cell in row if cell]
        assert not any("05/10/2026" in cell for cell in cells)
        assert len(book.sheetnames) == 6
        signed = book["Kèm quyết định"]
        words = " ".join(str(cell) for row in signed.values for cell in row if cell)
        assert "RV-" not in words
        assert "Lê Văn P" in words
        assert "Lê Văn X" not in words
