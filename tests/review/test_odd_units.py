"""Incomes in another unit under the template's heading: no class is given that is not theirs.

The truth of each household is its income per member and month. The same truth is written in a
unit of another form, and what an officer may do about it, carefully or not, is tried on all of it.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ravo.corrections.reader import read_corrections
from ravo.faults import Fault
from ravo.messages import text
from ravo.review.review import Review
from support import books
from support.reviews import codes, review

INCOME = "Thu nhập bình quân (đồng/người/tháng)"
WAGES = "Thu: tiền lương, tiền công"
LINE, SIZES, SHARES = 1_500_000, (2, 3, 4, 4, 5, 6), (0.35, 0.5, 0.7, 0.85, 1.0, 1.2)


@dataclass(frozen=True)
class Home:
    """A household of the truth: its members, and what each of them has a month."""

    size: int
    income: int

    @property
    def klass(self) -> str:
        return "poor" if self.income <= LINE else "not_poor"


Write = Callable[[Home], float]
SCALES = {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000}
PERIODS = {"tháng": 1, "năm": 12}
OWNERS: dict[str, Callable[[Home], int]] = {"người": lambda _: 1, "hộ": lambda home: home.size}


def _writer(scale: str, owner: str, period: str) -> Write:
    return lambda home: home.income * PERIODS[period] * OWNERS[owner](home) / SCALES[scale]


UNITS: dict[str, Write] = {
    f"{scale}/{owner}/{period}": _writer(scale, owner, period)
    for scale in SCALES
    for owner in OWNERS
    for period in PERIODS
}
OWN = "đồng/người/tháng"
OTHERS = sorted(set(UNITS) - {OWN})


def homes(count: int, seed: int = 7) -> list[Home]:
    """Return households as they are reviewed: most of them near the line, some above it."""
    rng = random.Random(seed)
    return [
        Home(rng.choice(SIZES), round(LINE * SHARES[at % len(SHARES)] / 1000) * 1000)
        for at in range(count)
    ]


def made(
    tmp_path: Path, truth: Sequence[Home], heading: str, figures: Sequence[float], **options: Any
) -> Review:
    rows = [
        books.household(
            f"H{at}", 3 + at % 4, **{"Điểm B1": None, "Số nhân khẩu": home.size, heading: figure}
        )
        for at, (home, figure) in enumerate(zip(truth, figures, strict=True))
    ]
    return review(books.write(tmp_path / "xa.xlsx", rows), **options)


def never_wrong(found: Review, truth: Sequence[Home]) -> bool:
    """Return whether each household has the class of its truth or none, and some have none."""
    pairs = list(zip(found.verdicts.klass, truth, strict=True))
    assert {klass for klass, home in pairs} <= {"poor", "not_poor", "undetermined", None}
    wrong = [pair for pair in pairs if pair[0] not in (pair[1].klass, "undetermined", None)]
    assert wrong == []
    return any(klass in ("undetermined", None) for klass, _ in pairs)


SUMS_OF_A_MONTH = "đồng/hộ/tháng"
"""Not far enough from incomes of a member: only in a larger sheet does their size betray them."""


@pytest.mark.parametrize(
    ("unit", "count"),
    [(u, n) for u in OTHERS for n in (6, 24) if (u, n) != (SUMS_OF_A_MONTH, 6)],
)
def test_a_heading_changed_alone_stops(tmp_path: Path, unit: str, count: int) -> None:
    truth = homes(count)
    found = made(tmp_path, truth, INCOME, [UNITS[unit](home) for home in truth])
    assert never_wrong(found, truth)
    assert {"RV-358", "RV-230", "RV-208"} & set(codes(found))


@pytest.mark.parametrize("unit", OTHERS)
def test_figures_changed_alone_are_still_not_read(tmp_path: Path, unit: str) -> None:
    truth = homes(6)
    heading = f"Thu nhập bình quân ({unit})"
    found = made(tmp_path, truth, heading, [home.income for home in truth])
    assert set(found.verdicts.klass) == {"undetermined"}
    assert "RV-270" in codes(found)


@pytest.mark.parametrize("unit", sorted({*OTHERS} - {SUMS_OF_A_MONTH}))
def test_half_of_the_rows_worked_out_anew_stops(tmp_path: Path, unit: str) -> None:
    truth = homes(24)
    anew = set(random.Random(3).sample(range(24), 12))
    figures = [h.income if at in anew else UNITS[unit](h) for at, h in enumerate(truth)]
    assert never_wrong(made(tmp_path, truth, INCOME, figures), truth)


@pytest.mark.parametrize("count", [3, 24])
def test_heading_and_figures_changed_are_classed(tmp_path: Path, count: int) -> None:
    truth = homes(count)
    found = made(tmp_path, truth, INCOME, [home.income for home in truth])
    assert list(found.verdicts.klass) == [home.klass for home in truth]
    assert "RV-358" not in codes(found)


def of(*incomes: float, size: int = 4) -> tuple[list[Home], list[float]]:
    return [Home(size, round(income)) for income in incomes], list(incomes)


def told(found: Review) -> list[Fault]:
    return [fault for fault in found.faults if fault.code in ("RV-358", "RV-359")]


@pytest.mark.parametrize(
    ("incomes", "slip"),
    [
        # half of them above six times the line
        ((*[1_000_000] * 3, *[9_000_001] * 3), "larger"),
        ((*[1_000_000] * 3, *[9_000_000] * 3), None),
        ((*[1_000_000] * 4, *[9_000_001] * 3), None),
        # half of them below a tenth of it
        ((*[149_999] * 3, *[1_000_000] * 3), "smaller"),
        ((*[150_000] * 3, *[1_000_000] * 3), None),
        # one in four above eight times
        ((*[1_000_000] * 6, *[12_000_001] * 2), "larger"),
        ((*[1_000_000] * 6, *[12_000_000] * 2), None),
        ((*[1_000_000] * 7, *[12_000_001] * 2), None),
        # fewer than five say nothing of a column
        ((*[20_000_000] * 5,), "larger"),
        ((*[20_000_000] * 4,), None),
        # what is beyond the usual range counts
        ((20_000_000, 40_000_000, 40_000_000), "larger"),
        ((20_000_000, 40_000_000), None),
        # what is just within it is compared with the line
        ((*[100_000] * 3, *[1_000_000] * 3), "smaller"),
        ((*[1_000_000] * 3, *[30_000_000] * 3), "larger"),
        # incomes spread over all that is usual near the line are none of another unit
        (tuple(range(200_000, 8_000_000, 100_000)), None),
    ],
)
def test_both_sides_of_every_limit(
    tmp_path: Path, incomes: tuple[float, ...], slip: str | None
) -> None:
    faults = told(made(tmp_path, *_with_heading(*incomes)))
    assert [fault.params["slip"] for fault in faults] == (
        [] if slip is None else [text(f"slips.of_form_{slip}")]
    )


def _with_heading(*incomes: float) -> tuple[list[Home], str, list[float]]:
    truth, figures = of(*incomes)
    return truth, INCOME, figures


def test_a_figure_under_the_line_has_its_class_where_others_are_too_high(tmp_path: Path) -> None:
    incomes = (1_500_000, 1_500_001, *[18_000_000] * 3)
    found = made(tmp_path, *_with_heading(*incomes))
    assert list(found.verdicts.klass) == ["poor", *["undetermined"] * 4]
    (fault,) = told(found)
    assert (fault.cell, fault.household, fault.rank) == ("U4", None, "open")
    assert (fault.params["odd"], fault.params["count"]) == (3, 5)


def test_incomes_that_rise_with_the_size_are_those_of_households(tmp_path: Path) -> None:
    truth = [Home(size, 400_000) for size in (2, 3, 4, 5) * 6]
    found = made(tmp_path, truth, INCOME, [home.income * home.size for home in truth])
    assert [fault.params["slip"] for fault in told(found)] == [text("slips.of_form_household")]
    few = made(tmp_path, truth[:23], INCOME, [h.income * h.size for h in truth[:23]])
    assert told(few) == []
    assert told(made(tmp_path, truth, INCOME, [home.income for home in truth])) == []


def test_points_decide_whatever_the_income(tmp_path: Path) -> None:
    rows = [books.household(f"H{at}", 3, **{INCOME: 18_000_000}) for at in range(5)]
    found = review(books.write(tmp_path / "xa.xlsx", rows))
    assert list(found.verdicts.klass) == ["poor"] * 5
    assert [fault.rank for fault in told(found)] == ["warning"]


def test_a_confirmed_column_decides(tmp_path: Path) -> None:
    file = tmp_path / "sua.csv"
    file.write_text(
        "Mã hộ,Trang,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày\n"
        f"*,Hộ,{INCOME},,đúng như vậy,đã đối chiếu,Lê Văn Soát,14/12/2024\n",
        encoding="utf-8",
    )
    incomes = (1_500_000, 1_500_001, *[18_000_000] * 3)
    found = made(tmp_path, *_with_heading(*incomes), corrections=read_corrections(file))
    assert list(found.verdicts.klass) == ["poor", *["not_poor"] * 4]
    assert {"RV-358", "RV-472", "RV-444"} & set(codes(found)) == set()


# the sheet of income


def of_sheet(tmp_path: Path, yearly: Sequence[float]) -> Review:
    rows = [books.household(f"H{at}", 3, **{"Điểm B1": None}) for at in range(len(yearly))]
    income = [{"Mã hộ": f"H{at}", WAGES: sum_} for at, sum_ in enumerate(yearly)]
    return review(books.write(tmp_path / "xa.xlsx", rows, income=income))


@pytest.mark.parametrize(
    ("factor", "slip"), [(1, None), (1 / 12, "smaller"), (1 / 1000, "smaller"), (12, "larger")]
)
def test_sums_of_the_sheet_in_another_unit_decide_nothing(
    tmp_path: Path, factor: float, slip: str | None
) -> None:
    yearly = [24 * income for income in (900_000, 1_200_000, 1_500_000, 1_600_000, 1_700_000)]
    found = of_sheet(tmp_path, [round(sum_ * factor) for sum_ in yearly])
    faults = told(found)
    assert [fault.params["slip"] for fault in faults] == (
        [] if slip is None else [text(f"slips.of_sheet_{slip}")]
    )
    if slip is None:
        assert list(found.verdicts.klass) == ["poor", "poor", "poor", "not_poor", "not_poor"]
    else:
        assert set(found.verdicts.klass) == {"undetermined"}
        assert [(f.code, f.sheet, f.cell) for f in faults] == [("RV-359", "Thu nhập", "A2")]
        assert "RV-306" not in codes(found)


def test_an_income_of_nothing_is_no_sum_and_hides_no_others(tmp_path: Path) -> None:
    """A household without any income has no logarithm; the sums of the others still show."""
    truth = [*homes(24), Home(3, 0)]
    unit = UNITS[SUMS_OF_A_MONTH]
    found = made(tmp_path, truth, INCOME, [unit(home) for home in truth])
    assert "RV-358" in codes(found)
    assert never_wrong(found, truth)
