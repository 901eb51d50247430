"""Copies of one list: what one reviewer changed counts, what two changed is asked, all is there."""

from collections.abc import Mapping
from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ravo.merged.by_hand import Touched
from ravo.merged.cells import OPEN
from ravo.merged.counts import counts_of
from ravo.merged.merged_rows import Merged, merged
from support.copies import COLUMNS, Row, copy_of, listed, prefilled

CORRECTED: Mapping[str, Mapping[str, Any]] = {
    "households": {
        "head_name": "Trần Thị Mới",
        "head_birth_year": 1999,
        "village": "Ấp Khác",
        "size": 9,
        "opening_class": "Hộ cận nghèo",
        "housing_support_year": None,
        "wall_durable": "Có",
        "floor_area": 33,
        "b1": 120,
        "change_reason": "Khác",
    },
    "members": {
        "name": "Trần Sửa Tên",
        "relation": None,
        "sex": "Nữ",
        "birth": "01/02/1988",
        "citizen_id": "087199000111",
        "insured": "Có",
        "code": "H0",
    },
}
"""What a reviewer writes into a cell; None where the cell is cleared."""
Plan = Mapping[str, Any]
PLANS = st.fixed_dictionaries(
    {
        "sizes": st.lists(st.integers(1, 3), min_size=2, max_size=4),
        "reviewers": st.integers(2, 4),
        "changes": st.integers(0, 14),
        "seed": st.integers(0, 2**16),
    }
)


class Work:
    """A list, and what reviewers wrote into their copies of it."""

    def __init__(self, plan: Plan) -> None:
        self.order = Random(plan["seed"])
        self.rows = listed(plan["sizes"])
        self.text = prefilled(self.rows)
        self.expected = deepcopy(self.rows)
        self.copies = [deepcopy(self.rows) for _ in range(plan["reviewers"])]
        self.cells = [
            (table, at, name)
            for table in ("households", "members")
            for at in range(len(self.rows[table]))
            for name in CORRECTED[table]
        ]
        self.order.shuffle(self.cells)

    def write(self, copy: Any, table: str, at: int, name: str, value: Any) -> None:
        copy[table][at][name] = value

    def add(self, copy: Any, number: int) -> None:
        """Write a new household, and a new person in one of the list."""
        home = {"code": f"M{number}", "head_name": f"Hồ {number}", "village": "Ấp 1", "size": 1}
        person: Row = {"code": "H1", "name": f"Bé {number}", "birth": f"2/2/202{number}"}
        copy["households"].append(home)
        copy["members"] += [person, {"code": f"M{number}", "name": f"Hồ {number}"}]

    def is_known(self, copy: Any) -> bool:
        """Return whether every row of the list still has something by which it is known.

        Nobody knows a person without the name, the birth and the number, or one who was renamed on
        the way to another household, or a household with another head, birth and village.
        """
        for home, before in zip(copy["households"], self.rows["households"], strict=False):
            names = ("head_name", "head_birth_year", "village")
            if all(home[name] != before[name] for name in names):
                return False
        for row, before in zip(copy["members"], self.rows["members"], strict=False):
            other = [row[name] != before[name] for name in ("name", "birth", "citizen_id")]
            if all(other) or (row["code"] != before["code"] and (other[0] or all(other[1:]))):
                return False
        return True

    def merged(self) -> Merged:
        """Return the copies merged, each with its rows in an order of its own."""
        files = []
        for number, copy in enumerate(self.copies):
            for rows in copy.values():
                self.order.shuffle(rows)
            files.append(copy_of(f"ap{number}.xlsx", copy, self.text))
        self.order.shuffle(files)
        result = merged(files, COLUMNS, {}, Touched())
        assert all(count.balances for count in counts_of(files, result))
        return result


def cells_of(rows: Any) -> list[list[tuple[str, str]]]:
    filled = [
        sorted((name, str(value)) for name, value in row.items() if value is not None)
        for row in rows
    ]
    return sorted(filled)


@hypothesis_settings(max_examples=40, deadline=None)
@given(PLANS)
def test_changes_of_different_cells_are_one_workbook_without_a_question(plan: Plan) -> None:
    work = Work(plan)
    for table, at, name in work.cells[: plan["changes"]]:
        mine = work.order.choice(work.copies)
        for copy in (mine, work.expected):
            work.write(copy, table, at, name, CORRECTED[table][name])
    for number, copy in enumerate(work.copies):
        for each in (copy, work.expected):
            work.add(each, number)
    assume(all(work.is_known(copy) for copy in work.copies))
    result = work.merged()
    assert result.conflicts == ()
    assert result.missing == ()
    for table in ("households", "members"):
        found = [row.cells for row in result.of(table)]
        assert cells_of(found) == cells_of(work.expected[table])  # type: ignore[index]


@hypothesis_settings(max_examples=30, deadline=None)
@given(PLANS)
def test_two_changes_of_one_cell_are_asked_about_and_nothing_else(plan: Plan) -> None:
    work = Work(plan)
    table, at, name = next(cell for cell in work.cells if cell[2] != "code")
    one, other = work.order.sample(work.copies, 2)
    work.write(one, table, at, name, CORRECTED[table][name])
    second = {"head_birth_year": 1961, "b1": 77, "citizen_id": "087188000222", "sex": "Khác"}
    values = {"size": 4, "floor_area": 12, "housing_support_year": 2001, "birth": "3/3/1977"}
    work.write(other, table, at, name, {**second, **values}.get(name, "Khác nữa"))
    for cell in work.cells[1 : plan["changes"]]:
        if cell != (table, at, name) and cell[2] != "code" and cell[0] == "households":
            work.write(work.order.choice(work.copies), *cell, CORRECTED[cell[0]][cell[2]])
    result = work.merged()
    (found,) = result.conflicts
    assert (found.kind, found.table, found.column) == ("cell", table, name)
    assert found.decides is COLUMNS[table][name].matters  # type: ignore[index]
    assert sum(row.cells.get(name) == OPEN for row in result.of(table)) == 1
