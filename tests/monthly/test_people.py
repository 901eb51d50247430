"""People who left or came in a month: what of the list changes, and what stays."""

import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ravo.criteria import load_edition
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.month import MonthReview, review_month
from ravo.monthly.movements import UNKNOWN_YEARS
from ravo.monthly.state import MonthlyList
from ravo.monthly.workbook import deaths_of, list_of, write_list
from ravo.results.listed_deaths import ListedDeath
from ravo.workbook.opened import open_workbook
from support.month_people import Row, asked_with, bare, person
from support.monthly_lists import ENTER, ESCAPE, home, the_list
from support.results_files import read_results_file

NUMBER = "087087000123"


def family() -> tuple[list[Row], list[Row]]:
    """Return a poor household of three, and a near-poor one of one person."""
    records = [
        home("P", "poor", size=3, head_name="Lê Văn An", head_birth_year=1960),
        home("N", "near_poor", size=1, head_name="Võ Thị Bé", head_birth_year=1950),
    ]
    people = [
        person("P", "Lê Văn An", 1960, "Chủ hộ", ethnicity="Kinh", sex="Nam"),
        person("P", "Trần Thị Bưởi", 1962, "Vợ/chồng", ethnicity="Khmer", citizen_id=NUMBER),
        person("P", "Lê Thị Cam", 2015),
        person("N", "Võ Thị Bé", 1950, "Chủ hộ"),
    ]
    return records, people


def month_of(
    changes: dict[str, str], *more: Row, asks: dict[str, Row] | None = None, drop: str = ""
) -> MonthReview:
    """Return January of the family: `changes` are reasons by name, `more` further rows."""
    records, people = family()
    listed = the_list(records, members=people)
    rows = [
        {**row, "change_reason": changes.get(row["name"])} for row in people if row["name"] != drop
    ]
    homes = [{**bare(record), **(asks or {}).get(record["code"], {})} for record in records]
    asked = asked_with(listed, homes, [*rows, *more])
    return review_month(listed, asked, ReviewMonth(2026, 1), UNKNOWN_YEARS)


def answered(klass: str, **more: Any) -> Row:
    """Return the household as a review has it, deprived where its people's rows say nothing."""
    edition = load_edition("nd07-2021")
    count = {"poor": 3, "near_poor": 2, "not_poor": 3}[klass]
    last = {f"answer_{item.id}": item.number > 12 - count for item in edition.indicators}
    own = {"head_name": "Lê Văn An", "head_birth_year": 1960, "size": 3}
    return {**home("P", klass), **last, **own, **more}


def homes_of(listed: MonthlyList) -> dict[str, dict[str, Any]]:
    rows = listed.homes.frame.to_dict("records")
    return {row["code"]: {str(name): row[name] for name in row} for row in rows}


def people_of(listed: MonthlyList, code: str) -> list[tuple[str, str]]:
    people = listed.homes.people
    assert people is not None
    mine = people[people["household"] == listed.homes.codes().index(code)]
    return list(zip(mine["name"], mine["relation"], strict=True))


def test_nothing_written_is_no_request() -> None:
    done = month_of({})
    assert (done.decisions, done.requests.untouched) == ((), 2)


def test_a_birth_needs_no_survey_and_keeps_the_class() -> None:
    child = person("P", "Lê Thị Dừa", 2026, change_reason="Mới sinh", citizen_id="087326000001")
    done = month_of({}, child)
    home_ = homes_of(done.after)["P"]
    assert (home_["klass"], home_["size"], home_["head_name"]) == ("poor", 4, "Lê Văn An")
    assert people_of(done.after, "P")[-1] == ("Lê Thị Dừa", "Con")
    assert (home_["b1"], home_["evidence"]) == (120, "b1")
    assert [one.why for one in done.decisions] == ["people"]
    assert not [fault for fault in done.to_correct.faults if fault.household == "P"]
    for moves in (done.month_moves, done.year_moves):
        assert list(moves.figures("2", "members").values()) == [3, 0, 0, 0, 0, 0, 0, 1, 4]
        assert not moves.breaches
    assert [(one.name, one.reason) for one in done.after.people] == [("Lê Thị Dừa", "Mới sinh")]


def test_the_spouse_follows_a_head_who_died() -> None:
    done = month_of({"Lê Văn An": "Chết"})
    home_ = homes_of(done.after)["P"]
    facts = ("head_name", "head_birth_year", "head_sex", "ethnicity", "head_citizen_id", "tail")
    assert [home_[name] for name in facts] == [
        "Trần Thị Bưởi",
        1962,
        "Nữ",
        "Khmer",
        NUMBER,
        "0123",
    ]
    assert people_of(done.after, "P") == [("Trần Thị Bưởi", "Chủ hộ"), ("Lê Thị Cam", "Con")]
    assert list(done.month_moves.figures("2", "members").values()) == [3, 0, 0, 1, 0, 0, 0, 0, 2]


def test_without_an_adult_the_eldest_child_is_named_as_no_head() -> None:
    done = month_of({"Lê Văn An": "Chết", "Trần Thị Bưởi": "Chuyển đi"})
    home_ = homes_of(done.after)["P"]
    assert (home_["head_name"], home_["size"]) == ("Lê Thị Cam (chưa có chủ hộ)", 1)
    assert home_["head_citizen_id"] is None


def test_a_list_names_who_died_with_the_month(tmp_path: Path) -> None:
    """Of a household that died out it is the head; who moved away did not die."""
    done = month_of({"Lê Văn An": "Chết", "Lê Thị Cam": "Chuyển đi", "Võ Thị Bé": "Chết"})
    expected = (
        ListedDeath("N", "Võ Thị Bé", None, "2026-01"),
        ListedDeath("P", "Lê Văn An", 1960, "2026-01"),
    )
    assert tuple(sorted(deaths_of(done.after), key=lambda one: one.code)) == expected
    path = tmp_path / "danh-sach.xlsx"
    write_list(done.after, path, "vi")
    kept = read_results_file(path).kept
    assert kept is not None
    assert tuple(sorted(kept.deaths, key=lambda one: one.code)) == expected


def test_a_household_whose_last_member_died_leaves_with_the_reason() -> None:
    done = month_of({"Võ Thị Bé": "Chết"})
    home_ = homes_of(done.after)["N"]
    assert (home_["departed"], home_["change_reason"], done.after.people) == (True, "Chết", ())
    assert list(done.year_moves.figures("3", "members").values()) == [1, 0, 0, 1, 0, 0, 0, 0, 0]


def test_a_death_counts_where_the_request_is_not_granted() -> None:
    answers = answered("poor", request=ESCAPE)
    done = month_of({"Lê Thị Cam": "Chết"}, asks={"P": answers})
    assert [(one.outcome, one.moves_people) for one in done.decisions] == [("stays", True)]
    assert homes_of(done.after)["P"]["size"] == 2
    assert [line.size_after for line in done.after.ledger] == [2]


def test_a_granted_request_has_its_own_people() -> None:
    answers = answered("not_poor", request=ESCAPE)
    done = month_of({"Lê Văn An": "Chết"}, asks={"P": answers})
    home_ = homes_of(done.after)["P"]
    assert (home_["klass"], home_["size"], home_["head_name"]) == ("not_poor", 2, "Trần Thị Bưởi")
    assert [one.reason for one in done.after.people] == ["Chết"]


STRANGER = person("P", "Mai Thị Lạ", 1999, change_reason="Chết")
AGAIN = person("P", "Lê Thị Cam", 2015, change_reason="Chuyển đến")
NO_WORD = person("P", "Lê Thị Dừa", 2026)


@pytest.mark.parametrize(
    ("rows", "drop", "why", "cells"),
    [
        ([STRANGER], "", "unknown_leaver", ["Thành viên!B6"]),
        ([AGAIN], "Lê Thị Cam", "came_before", ["Thành viên!B5"]),
        ([NO_WORD], "", "no_reason", ["Thành viên!B6"]),
        ([], "Lê Thị Cam", "no_reason", [""]),
    ],
)
def test_rows_that_do_not_fit_the_list_change_nothing(
    rows: list[Row], drop: str, why: str, cells: list[str]
) -> None:
    done = month_of({}, *rows, drop=drop)
    (decision,) = done.open
    assert (decision.why, [one.cell for one in decision.doubted]) == (why, cells)
    assert homes_of(done.after)["P"]["size"] == 3
    assert (done.after.people, done.after.ledger) == ((), ())


def test_rows_of_the_dead_alone_do_not_empty_a_household() -> None:
    records, people = family()
    listed = the_list(records, members=people)
    dead = {**people[0], "change_reason": "Chết"}
    asked = asked_with(listed, [bare(records[0], size=None)], [dead])
    done = review_month(listed, asked, ReviewMonth(2026, 1), UNKNOWN_YEARS)
    assert [(one.outcome, one.why) for one in done.decisions] == [("open", "some_left")]
    assert homes_of(done.after)["P"]["size"] == 3


def test_a_birth_that_was_corrected_is_no_other_person() -> None:
    row = person("P", "Lê Thị Cam", 2014)
    done = month_of({}, row, drop="Lê Thị Cam")
    people = done.after.homes.people
    assert not done.decisions
    assert people is not None
    births = dict(zip(people["name"], people["birth"], strict=True))
    assert births["Lê Thị Cam"] == date(2014, 5, 1)


def test_who_joins_another_household_comes_with_it() -> None:
    moved = person("P", "Võ Thị Bé", 1950, "Khác")
    asks: dict[str, Row] = {"N": {"change_reason": "Nhập hộ", "origin_code": "P"}, "P": {"size": 4}}
    done = month_of({}, moved, asks=asks, drop="Võ Thị Bé")
    assert {one.request.code: one.why for one in done.decisions} == {"N": "departed", "P": "people"}
    assert [(one.name, one.reason) for one in done.after.people] == [("Võ Thị Bé", "Nhập hộ")]
    assert homes_of(done.after)["P"]["size"] == 4


def test_an_arrival_keeps_its_reason_with_a_later_request() -> None:
    listed = the_list([home("P", "poor")])
    rows = [home("X", "poor", request=ENTER, change_reason="Chuyển đến")]
    first = review_month(
        listed, asked_with(listed, rows, []), ReviewMonth(2026, 1), UNKNOWN_YEARS
    ).after
    later = asked_with(first, [home("X", "near_poor", request=ESCAPE)], [])
    second = review_month(first, later, ReviewMonth(2026, 2), UNKNOWN_YEARS)
    assert homes_of(second.after)["X"]["change_reason"] == "Chuyển đến"
    assert second.year_moves.figures("3", "households")["8"] == 1


@dataclass
class PlainHomes:
    """The people of each household in plain lists, the head first, and its class."""

    people: dict[str, list[tuple[str, int]]]
    klass: dict[str, str]
    head: dict[str, str] = field(default_factory=dict)
    start: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.head = {code: people[0][0] for code, people in self.people.items()}
        self.start = {code: len(people) for code, people in self.people.items()}

    def leave(self, code: str, name: str) -> None:
        """Take somebody out; the eldest of the grown ones follows a head."""
        self.people[code] = [one for one in self.people[code] if one[0] != name]
        if self.people[code] and self.head[code] == name:
            self.head[code] = min(self.people[code], key=lambda one: one[1])[0]
        elif not self.people[code]:
            del self.people[code], self.klass[code]

    def rows(self) -> tuple[list[Row], list[Row]]:
        """Return the households and the people of a workbook that was opened with the list."""
        homes, people = [], []
        for code, mine in self.people.items():
            year = dict(mine)[self.head[code]]
            own: Row = {"head_name": self.head[code], "head_birth_year": year, "size": len(mine)}
            homes.append(bare(home(code, **own)))
            people += [
                person(code, name, born, "Chủ hộ" if name == self.head[code] else "Con")
                for name, born in mine
            ]
        return homes, people


def test_twelve_months_of_people_end_in_the_state_of_the_year(tmp_path: Path) -> None:
    random_ = random.Random(7)
    homes = {
        f"H{n}": [(f"Lê Thị N{n}M{m}", 1950 + 3 * m + n % 3) for m in range(3)] for n in range(8)
    }
    plain = PlainHomes(homes, {code: ("poor", "near_poor")[n % 2] for n, code in enumerate(homes)})
    records, people = plain.rows()
    whole = [{**home(r["code"], plain.klass[r["code"]]), **r} for r in records]
    listed = the_list(whole, members=people)
    classes = dict(plain.klass)
    for month in range(1, 13):
        records, people = plain.rows()
        codes = random_.sample([*plain.people], 3)
        dead = random_.choice(plain.people[codes[0]])[0]
        for row in people:
            if (row["code"], row["name"]) in ((codes[0], dead), (codes[1], plain.head[codes[1]])):
                row["change_reason"] = "Chết"
        head = plain.head[codes[1]]
        child = (f"Lê Thị T{month}", 2000)
        people.append(person(codes[2], *child, change_reason="Chuyển đến"))
        plain.people[codes[2]].append(child)
        plain.leave(codes[0], dead)
        plain.leave(codes[1], head)
        done = review_month(
            listed, asked_with(listed, records, people), ReviewMonth(2026, month), UNKNOWN_YEARS
        )
        listed = done.after
        assert not done.open
        assert not done.month_moves.breaches
        assert not done.year_moves.breaches
        if month in (4, 8):
            path = tmp_path / f"{month}.ket-qua.xlsx"
            write_list(listed, path, "vi")
            listed = list_of(
                read_results_file(path), open_workbook(path), load_edition("nd07-2021")
            )
    found = {code: row for code, row in homes_of(listed).items() if not row["departed"]}
    assert {code: row["klass"] for code, row in found.items()} == plain.klass
    assert {code: row["head_name"] for code, row in found.items()} == {
        code: plain.head[code] for code in plain.people
    }
    for code, mine in plain.people.items():
        assert found[code]["size"] == len(mine)
        assert {name for name, _ in people_of(listed, code)} == {name for name, _ in mine}
    for number, klass in (("2", "poor"), ("3", "near_poor")):
        figures = done.year_moves.figures(number, "members")
        there = {
            code: plain.people.get(code, []) for code, word in classes.items() if word == klass
        }
        assert figures["1"] == sum(plain.start[code] for code in there)
        assert figures["9"] == sum(len(now) for now in there.values())
        grown = [len(now) - plain.start[code] for code, now in there.items()]
        assert figures["8"] == sum(change for change in grown if change > 0)
    assert len([one for one in listed.people if one.reason == "Chuyển đến"]) == 12
