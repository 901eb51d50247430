"""Forms 2 and 3 close with every reason: a household each, counted again in plain Python."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ravo.changes.comparison import compare
from ravo.changes.year import year_of
from ravo.results.reader import read_results
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.workbook.opened import open_workbook
from support import books

REASON, ORIGIN, SIZE, B1 = "Lý do biến động", "Mã hộ gốc", "Số nhân khẩu", "Điểm B1"
LEFT = ("Chết", "Chuyển đi", "Nhập hộ", "đã chết", "chuyển đi nơi khác", "Chết ngày 2/3/2024")
CAME = ("Chuyển đến", "Tách hộ")
CLASS = {"2": 4, "3": 1}
"""Deprived indicators of who is on the list of a form: poor, near-poor."""


def home(code: str, deprived: int, size: int | None, **more: Any) -> dict[str, Any]:
    names = {"Họ và tên chủ hộ": "Nguyễn " + "".join(chr(97 + ord(c) % 26) for c in code)}
    born = {"Năm sinh": 1950 + sum(map(ord, code)) % 40}
    return books.household(code, deprived, **{SIZE: size, **names, **born, **more})


def people(code: str, gone: int, stay: int, reason: str) -> list[dict[str, Any]]:
    rows = [
        books.member(
            code,
            "Chủ hộ" if at == 0 else "Con",
            **{"Họ và tên": f"Người {chr(97 + at)}{code}", "Ngày/năm sinh": 1960 + at},
        )
        for at in range(gone + stay)
    ]
    for row in rows[stay:]:
        row[REASON] = reason
    return rows


def commune(folder: Path, year: int, homes: list[Any], members: list[Any]) -> Review:
    path = folder / f"{year}.xlsx"
    return judge(read_survey(books.write(path, homes, members, info={"Năm rà soát": year})))


@pytest.fixture(scope="module")
def years_of_departures(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Review, Review, Counter[Any]]:
    """Return both years, and by form and column the households and members counted by hand."""
    folder, count = tmp_path_factory.mktemp("years"), Counter[Any]()
    old: list[Any] = []
    new: list[Any] = []
    members: list[Any] = []

    def add(form: str, column: int, households: int, persons: int) -> None:
        count[form, column, "households"] += households
        count[form, column, "members"] += persons

    for form, deprived in CLASS.items():
        for at, reason in enumerate(LEFT):
            old.append(home(f"L{form}{at}", deprived, 3))
            # Some rows still carry last year's size, none its evidence.
            size = 3 if at % 2 else None
            new.append(home(f"L{form}{at}", deprived, size, **{REASON: reason, B1: None}))
            add(form, 1, 1, 3)
            add(form, 4, 1, 3)
        for at, reason in enumerate(CAME):
            origin = {ORIGIN: f"S{form}"} if reason == "Tách hộ" else {}
            new.append(home(f"C{form}{at}", deprived, 2, **{REASON: reason, **origin}))
            add(form, 8, 1, 2)
            add(form, 9, 1, 2)
        old.append(home(f"S{form}", deprived, 4))
        new.append(home(f"S{form}", deprived, 4))
        members += people(f"S{form}", 1, 3, "Tách hộ")
        add(form, 1, 1, 4)
        add(form, 4, 0, 1)
        add(form, 9, 1, 3)
        old.append(home(f"D{form}", deprived, 2))
        new.append(home(f"D{form}", deprived, 2, **{B1: None}))
        members += people(f"D{form}", 2, 0, "Chết")
        add(form, 1, 1, 2)
        add(form, 4, 1, 2)
    return commune(folder, 2023, old, []), commune(folder, 2024, new, members), count


@pytest.mark.parametrize("from_results", [False, True])
def test_forms_close_with_every_reason(
    years_of_departures: tuple[Review, Review, Counter[Any]], tmp_path: Path, *, from_results: bool
) -> None:
    given: list[Any] = list(years_of_departures[:2])
    if from_results:
        for at, review in enumerate(years_of_departures[:2]):
            write_results(review, tmp_path / f"{at}.xlsx", "vi")
            given[at] = read_results(open_workbook(tmp_path / f"{at}.xlsx"))
    changes = compare(year_of(2023, given[:1]), year_of(2024, given[1:]))
    for number, form in changes.forms.items():
        for line in ("households", "members"):
            total = form.total(line)
            counted = {str(c): years_of_departures[2][number, c, line] for c in range(1, 10)}
            assert total == counted, (number, line)
    assert changes.breaches == ()


def test_no_row_of_these_is_an_error_and_the_counts_reconcile(
    years_of_departures: tuple[Review, Review, Counter[Any]],
) -> None:
    review = years_of_departures[1]
    counts = review.counts
    assert (counts.rejected, counts.departed) == (0, 2 * (len(LEFT) + 1))
    assert counts.read == counts.scored + counts.departed
    assert not [fault for fault in review.faults if fault.severity == "error"]


GOES, TAKES = {REASON: "Nhập hộ", ORIGIN: "H2", B1: None}, {REASON: "Nhập hộ", ORIGIN: "H1"}
NOTATIONS: dict[str, list[Any]] = {
    "at the one that went": [home("H1", 4, None, **GOES), home("H2", 4, 5)],
    "at the one that took it in": [home("H2", 4, 5, **TAKES)],
    "at the one that took it in, the other without a word": [
        home("H1", 4, None, **{REASON: "Nhập hộ", B1: None}),
        home("H2", 4, 5, **TAKES),
    ],
}


@pytest.mark.parametrize("written", NOTATIONS.values(), ids=NOTATIONS)
def test_a_merge_is_one_household_less_however_it_is_written(
    tmp_path: Path, written: list[Any]
) -> None:
    """The poor of before were H1 with 2 people and H2 with 3; H1 went into H2."""
    old = [home("H1", 4, 2), home("H2", 4, 3)]
    given = [commune(tmp_path, 2023, old, []), commune(tmp_path, 2024, written, [])]
    changes = compare(year_of(2023, given[:1]), year_of(2024, given[1:]))
    households = changes.forms["2"].total("households")
    assert (households["1"], households["4"], households["8"], households["9"]) == (2, 1, 0, 1)
    assert changes.breaches == ()
    members = changes.forms["2"].total("members")
    assert (members["1"], members["9"]) == (5, 5)
    assert not [fault for fault in given[1].faults if fault.severity == "error"]
