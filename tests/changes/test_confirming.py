"""The commands in the warning about doubtful pairs: those that an officer types."""

from dataclasses import replace
from pathlib import Path

import pytest

from ravo.changes.confirming import answered_in, to_confirm_fault
from ravo.changes.year import Year
from ravo.fault_words import fault_message
from ravo.survey.survey import Source
from support.years import home, review, year

TAN_MY = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}


def lying(number: int, *paths: str) -> Year:
    """Return a year whose workbooks lie at these paths."""
    places: tuple[dict[str, str], ...] = ({}, TAN_MY)
    books = [review([home("A1")], number, **place) for place, _ in zip(places, paths, strict=False)]
    made = year(number, *books)
    parts = zip(made.parts, paths, strict=True)
    return replace(
        made, parts=tuple(replace(part, source=Source(path, "0" * 64)) for part, path in parts)
    )


@pytest.mark.parametrize(
    ("old", "new", "typed"),
    [
        (("old.xlsx",), ("new.xlsx",), "ravo diff old.xlsx new.xlsx"),
        (("in/a/1.xlsx", "in/a/2.xlsx"), ("in/b/1.xlsx",), "ravo diff in/a in/b/1.xlsx"),
        (("1.xlsx", "2.xlsx"), ("b/1.xlsx", "b/2.xlsx"), "ravo diff . b"),
        (("a b/1.xlsx", "a b/2.xlsx"), ("b/1.xlsx",), 'ravo diff "a b" b/1.xlsx'),
        (("a/x/1.xlsx", "a/y/2.xlsx"), ("b/1.xlsx",), "ravo diff a b/1.xlsx --recursive"),
    ],
)
def test_the_folders_are_those_that_were_read(
    old: tuple[str, ...], new: tuple[str, ...], typed: str
) -> None:
    fault = to_confirm_fault(3, lying(2023, *old), lying(2024, *new))
    message, hint = fault_message(fault, "vi")
    assert message.startswith("3 cặp hộ")
    assert hint.startswith(f"Gõ: {typed} -o bien-dong.xlsx. Điền Có hoặc Không")
    assert hint.endswith(f"rồi gõ: {typed} --links bien-dong.xlsx -o bien-dong-2.xlsx.")


def test_a_workbook_that_was_written_is_only_answered() -> None:
    fault = to_confirm_fault(1, lying(2023, "a.xlsx"), lying(2024, "b.xlsx"))
    hint = fault_message(answered_in(fault, Path("out/d.xlsx")), "en")[1]
    assert hint.startswith("Answer Có or Không in the sheet Cần xác nhận of out/d.xlsx, save it")
    assert "ravo diff a.xlsx b.xlsx --links out/d.xlsx -o" in hint


def test_the_report_names_the_same_folders_and_its_own_next_step() -> None:
    fault = to_confirm_fault(1, lying(2023, "a.xlsx"), lying(2024, "b.xlsx"))
    hint = fault_message(replace(fault, code="RV-477"), "vi")[1]
    assert hint.startswith("Gõ: ravo diff a.xlsx b.xlsx -o bien-dong.xlsx. Điền")
    assert "lệnh lập báo cáo, thêm --links bien-dong.xlsx" in hint
