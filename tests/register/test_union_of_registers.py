"""Registers joined: each batch once, any order and repetition the same, damage refused."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from ravo.faults import Fault, RavoError
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import movements_in_register
from ravo.pipeline.register_exchange import MergeRegisters, merge_into_register
from ravo.register.contradiction_sheet import write_contradictions
from ravo.register.contradictions import contradicting_lists
from ravo.register.undone import undo
from ravo.workbook.book import open_book
from support.register_lists import add, author, dump, home, made_list, within
from support.register_unions import merge
from support.registers import FreshRegister


def test_any_order_and_repetition_gives_the_same(fresh_register: FreshRegister) -> None:
    first = made_list(2023, [home("A1"), home("A2"), home("A3", "near_poor")])
    later = made_list(2024, [home("A1", "near_poor"), home("A3"), home("A4")])
    other = made_list(2024, [home("A1", "near_poor"), home("A2"), home("A4")])
    wrong = made_list(2022, [home("A9")])
    tan_my = made_list(2023, [home("T1"), home("T2")], "Tân Mỹ")
    again = made_list(2024, [home("T1")], "Tân Mỹ")
    a, b, c = (fresh_register() for _ in "abc")
    add(a, first, day=1)
    add(a, later, day=2)
    add(b, first, tan_my, day=3, by="Hà")
    add(b, wrong, day=4)
    merge(c, a)
    add(c, other, day=5, replace=True)
    add(c, again, day=6)
    within(b, undo, "2", author(7))
    registers = [a, b, c]
    drawn = random.Random(1)
    dumps = []
    for _ in range(2 if c.endswith("sqlite") else 1):
        order = [drawn.choice(registers), *drawn.sample(registers, 3)]
        union = fresh_register()
        for one in order:
            merge(union, one)
        dumps.append(dump(union))
    one_go = fresh_register()
    merge(one_go, c, b, a)
    assert all(found == dump(one_go) for found in dumps)
    assert b'"A9"' not in b"".join(dumps[0])
    # The other list took the place of the later one in c, so the household A2 is there in 2024.
    codes = {
        line.split(b'"code":"')[1][:2]
        for line in dumps[0]
        if b'"period":"2024"' in line and b'"code":"' in line
    }
    assert codes == {b"A1", b"A2", b"A4", b"T1"}


def test_contradicting_lists_are_listed_and_decided(tmp_path: Path) -> None:
    a, b = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    one = made_list(2024, [home("A1"), home("A2"), home("A3", "near_poor")])
    other = made_list(2024, [home("A1"), home("A2", "near_poor")])
    add(a, one, day=1)
    add(b, other, day=2, by="Hà")
    before = dump(a)
    merged = merge(a, b)
    assert [(item.unit.name, item.period) for item in merged.contradictions] == [
        ("Bình Thành", "2024")
    ]
    lists = within(a, contradicting_lists, merged.contradictions)
    found = {one.brought[0].header.by: one for one in lists}
    counts = {
        by: (one.households, one.poor, one.near_poor, one.differing) for by, one in found.items()
    }
    assert counts == {"Lan": (3, 2, 1, 2), "Hà": (2, 1, 1, 1)}
    assert merge(a, b).batches == 0
    add(a, one, day=3, replace=True)
    assert not merge(a, b).contradictions
    assert dump(a) == before
    write_contradictions(lists, tmp_path / "x.xlsx", "vi")
    rows = open_book(tmp_path / "x.xlsx").read("Danh sách khác nhau").rows
    assert [row[3:7] for row in rows[3:]] == [
        [one.households, one.poor, one.near_poor, one.differing] for one in lists
    ]


def test_a_list_brought_again_takes_its_place_back(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    one, other = (made_list(2024, [home(code)]) for code in ("A1", "A2"))
    add(path, one, day=1)
    first = dump(path)
    # A slow clock: the batches after it are behind it all the same.
    add(path, other, day=1, replace=True)
    add(path, one, day=1, replace=True)
    assert dump(path) == first


def test_an_altered_register_is_refused_whole(tmp_path: Path) -> None:
    a, b, altered = (tmp_path / f"{name}.sqlite" for name in "abc")
    people = [{"code": "B2", "name": "Lê Na", "birth": pd.Timestamp("1990-01-01")}]
    add(a, made_list(2024, [home("A1")], "Tân Mỹ"))
    add(b, made_list(2023, [home("B1")]))
    add(b, made_list(2024, [home("B2")], members=people), day=2)
    before = dump(a)
    for change in (
        "review SET head_name = 'Ai đó' WHERE part = 2",
        "member SET birth_year = 1901",
        "batch SET chain = 'x' WHERE number = 2",
    ):
        altered.write_bytes(b.read_bytes())
        with closing(sqlite3.connect(altered)) as connection, connection:
            assert connection.execute(f"UPDATE {change}").rowcount
        with pytest.raises(RavoError) as problem:
            merge(a, altered)
        # The batch before it was copied by then, and is taken back.
        assert problem.value.fault.code == "RV-1240"
        assert problem.value.fault.params["number"] == 2
        assert dump(a) == before


def test_contradictions_listed_already_are_not_to_be_listed(tmp_path: Path) -> None:
    """The warning names the list that was written; a year of nothing else has no movements."""
    a, b = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    add(a, made_list(2023, [home("A1")]), made_list(2024, [home("A1")]), day=1)
    add(b, made_list(2024, [home("A2")]), day=2)
    for conflicts, code in ((None, "RV-1241"), (tmp_path / "c.xlsx", "RV-1341")):
        faults: list[Fault] = []
        listener = type(SILENCE)()
        object.__setattr__(listener, "fault", faults.append)
        merge_into_register(MergeRegisters([str(b)], str(a), "vi", conflicts), listener)
        assert [fault.code for fault in faults] == [code]
    for period, code in (("2024", "RV-1340"), ("2025", "RV-1213")):
        with pytest.raises(RavoError, match=code):
            movements_in_register(str(a), period, SILENCE)
