"""A reason that nobody can read and that may mean that a household is gone leaves it open."""

from pathlib import Path

import pytest

from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes

WORDS = ("hộ chết", "chết rồi", "Chết - già", "Chết; Chuyển đi", "Chếtt", "xóa hộ", "di dau ko ro")
TICKS = ("ch ết", "x", "1", "Có", "✓")
GONE = (*WORDS, *TICKS)
COMMENTS = (
    "Thu nhập tăng",
    "mất mùa",
    "có mặt",
    "Xóa nhà tạm",
    "Không còn nghèo",
    "sửa nhà",
    "trồng xoài",
)


def test_the_class_waits_for_a_reason_that_may_mean_leaving(tmp_path: Path) -> None:
    reasons = (*GONE, "#N/A", *COMMENTS, "đã chết")
    homes = [
        books.household(f"H{at}", **{"Lý do biến động": reason, "Số nhân khẩu": 2})
        for at, reason in enumerate(reasons)
    ]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes)))
    found = {str(fault.household): fault for fault in review.faults if fault.code != "RV-357"}
    classes = dict(zip(reasons, review.verdicts.klass, strict=True))
    assert {reason for reason in reasons if classes[reason] is None} == {*GONE, "#N/A", "đã chết"}
    for at, reason in enumerate(reasons[:-1]):
        fault = found[f"H{at}"]
        unread = "RV-201" if reason == "#N/A" else "RV-334" if reason in GONE else "RV-203"
        assert (fault.code, fault.rank == "error") == (unread, unread != "RV-203")


@pytest.mark.parametrize("reason", ["chết rồi", "#N/A"])
def test_without_a_size_the_reason_comes_first(tmp_path: Path, reason: str) -> None:
    homes = [books.household("H1", **{"Lý do biến động": reason, "Số nhân khẩu": None})]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes)))
    assert [f.code for f in review.faults if f.severity == "error"] == ["RV-311"]
    assert len(codes(review)) == 2
