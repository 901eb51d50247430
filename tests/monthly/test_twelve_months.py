"""Twelve months applied one by one end in the state of the year, by a computation of its own."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ravo.criteria import load_edition
from ravo.faults import InputProblem
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.month import MonthReview, review_month
from ravo.monthly.movements import UNKNOWN_YEARS
from ravo.monthly.state import MonthlyList
from ravo.monthly.workbook import list_of, write_list
from ravo.workbook.opened import open_workbook
from ravo.xlsx.sheet_names import MONTH_LEDGER
from support.monthly_lists import ENTER, ESCAPE, asked, home, the_list
from support.results_files import read_results_file

KLASSES = ("poor", "near_poor", "not_poor")
FORMS = {"2": "poor", "3": "near_poor"}
ASKS = {ENTER: "enter", ESCAPE: "escape"}
Row = dict[str, Any]


@dataclass
class PlainYear:
    """The year in plain dictionaries: the class and the members of each code on the list."""

    klass: dict[str, str]
    size: dict[str, int]
    start: dict[str, tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.start = {code: (self.klass[code], self.size[code]) for code in self.klass}

    def apply(self, rows: list[Row], found: dict[str, str]) -> None:
        """Apply the rows of a month: one class a month, and only what was asked for."""
        before = dict(self.klass)
        codes = [row["code"] for row in rows]
        for row in rows:
            code = row["code"]
            if codes.count(code) == 1:
                self._one(row, before.get(code), found[code])

    def _one(self, row: Row, was: str | None, found: str) -> None:
        code, rank = row["code"], KLASSES.index(found)
        if row.get("change_reason") == "Chuyển đi":
            self.klass.pop(code, None)
            return
        on_list = was in ("poor", "near_poor")
        better = on_list and rank > KLASSES.index(str(was))
        worse = not on_list or rank < KLASSES.index(str(was))
        enters = row["request"] == ENTER and worse and found != "not_poor"
        if enters or (row["request"] == ESCAPE and better):
            self.klass[code], self.size[code] = found, row["size"]

    def form(self, klass: str) -> list[int]:
        """Return the nine columns of the households of a class, nobody having been poor before."""
        other = {"poor": "near_poor", "near_poor": "poor"}[klass]
        was = {code for code, (name, _) in self.start.items() if name == klass}
        now = {code for code, name in self.klass.items() if name == klass}
        to_other = {code for code in was if self.klass.get(code) == other}
        above = {code for code in was if self.klass.get(code) == "not_poor"}
        left = {code for code in was if code not in self.klass}
        came = {code for code in now if self.start.get(code, ("", 0))[0] == other}
        new = now - was - came
        second, third = (to_other, above) if klass == "poor" else (above, to_other)
        counts = (was, second, third, left, came, set[str](), new, set[str](), now)
        return [len(codes) for codes in counts]


def requests_at(random_: random.Random, plain: PlainYear) -> Iterator[Row]:
    """Yield rows of a month: of the list, of new codes, some twice, some who leave."""
    codes = [*plain.klass]
    for code in [*random_.sample(codes, 4), f"M{random_.randrange(10**6)}"]:
        for _ in range(2 if random_.random() < 0.15 else 1):
            found = random_.choice(KLASSES)
            size = random_.randint(1, 6)
            if random_.random() < 0.12:
                yield {**home(code, found, change_reason="Chuyển đi", size=size), "found": found}
            else:
                asks = random_.choice((ENTER, ESCAPE))
                yield {**home(code, found, request=asks, size=size), "found": found}


def after(month: int, listed: MonthlyList, rows: list[Row]) -> MonthReview:
    return review_month(listed, asked(rows), ReviewMonth(2026, month), UNKNOWN_YEARS)


def state_of(listed: MonthlyList) -> dict[str, str]:
    frame = listed.homes.frame
    rows = zip(frame["code"], frame["klass"], frame["departed"], strict=True)
    return {code: klass for code, klass, gone in rows if not gone}


@pytest.mark.parametrize("seed", [1, 2])
def test_twelve_months_one_by_one_end_in_the_state_of_the_year(seed: int) -> None:
    random_ = random.Random(seed)
    records = [home(f"H{n}", KLASSES[n % 3], size=n % 5 + 1) for n in range(24)]
    listed = the_list(records)
    plain = PlainYear(
        {record["code"]: KLASSES[n % 3] for n, record in enumerate(records)},
        {record["code"]: record["size"] for record in records},
    )
    sums = {number: [0] * 9 for number in FORMS}
    for month in range(1, 13):
        rows = list(requests_at(random_, plain))
        found = {row["code"]: row.pop("found") for row in rows}
        plain.apply(rows, found)
        done = after(month, listed, rows)
        listed = done.after
        assert state_of(listed) == plain.klass
        for number in FORMS:
            figures = [*done.month_moves.figures(number, "households").values()]
            sums[number] = [a + b for a, b in zip(sums[number], figures, strict=True)]
            assert not done.month_moves.breaches
            assert not done.year_moves.breaches
    for number, klass in FORMS.items():
        assert [*done.year_moves.figures(number, "households").values()] == plain.form(klass)
        # Months add up to the year: what came in less what went out.
        opening, closing = plain.form(klass)[0], plain.form(klass)[8]
        month_sums = sums[number]
        assert opening - sum(month_sums[1:4]) + sum(month_sums[4:8]) == closing
        members = done.year_moves.figures(number, "members")
        assert members["9"] == sum(plain.size[c] for c, k in plain.klass.items() if k == klass)
    assert listed.months == tuple(range(1, 13))
    changed = {code for code in plain.start if plain.klass.get(code) != plain.start[code][0]}
    assert changed <= {line.code for line in listed.ledger}


def test_who_leaves_the_list_and_comes_back_in_the_year_has_fallen_again() -> None:
    listed = the_list([home("P", "poor"), home("N", "near_poor")])
    out = after(1, listed, [home("P", "not_poor", request=ESCAPE)])
    back = after(2, out.after, [home("P", "poor", request=ENTER)])
    assert [back.month_moves.figures("2", "households")[column] for column in "567"] == [0, 1, 0]
    assert back.year_moves.figures("2", "households") == {
        **dict.fromkeys("2345678", 0),
        "1": 1,
        "9": 1,
    }


def written(tmp_path: Path) -> tuple[MonthlyList, Path]:
    records = [home("P", "poor", village="Ấp Một"), home("N", "near_poor"), home("A", "not_poor")]
    people = [{"code": "P", "name": "Lê Văn P", "relation": "Chủ hộ"}]
    listed = the_list(records, members=people)
    rows = [
        home("P", "near_poor", request=ESCAPE, village=None),
        home("N", "near_poor", change_reason="Chuyển đi"),
        home("M", "poor", request=ENTER, change_reason="Chuyển đến"),
    ]
    done = after(3, listed, rows)
    path = tmp_path / "danh-sach.ket-qua.xlsx"
    write_list(done.after, path, "vi")
    return done.after, path


def test_a_list_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    listed, path = written(tmp_path)
    read = list_of(read_results_file(path), open_workbook(path), load_edition("nd07-2021"))
    assert (read.month, read.months) == (listed.month, (3,))
    assert read.start == listed.start
    assert [repr(line) for line in read.ledger] == [repr(line) for line in listed.ledger]
    assert state_of(read) == state_of(listed) == {"P": "near_poor", "A": "not_poor", "M": "poor"}
    first = read.homes.frame.set_index("code").loc["P"]
    assert (first["village"], first["opening_class"], first["size"]) == ("Ấp Một", "Hộ nghèo", 4)
    assert read.homes.people is not None
    assert read.homes.people["name"].tolist() == ["Lê Văn P"]
    again = after(4, read, [home("N", "poor", request=ENTER)])
    assert [one.why for one in again.decisions] == ["left_before"]


def test_a_changed_ledger_is_not_relied_on(tmp_path: Path) -> None:
    _, path = written(tmp_path)
    changed = tmp_path / "sua.ket-qua.xlsx"
    change(path, changed)
    with pytest.raises(InputProblem) as refused:
        list_of(read_results_file(changed), open_workbook(changed), load_edition("nd07-2021"))
    assert refused.value.fault.code == "RV-1147"


def change(path: Path, target: Path) -> None:
    """Write a copy in which one household of the hidden ledger was poor before."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book[MONTH_LEDGER]
    for row in sheet.iter_rows(min_row=2):
        if row[4].value == "near_poor":
            row[4].value = "poor"
    book.save(target)
