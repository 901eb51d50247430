"""Faults as columns hold what single faults do: each operation agrees with a list of them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ravo.faults import RANKS, Fault
from ravo.faults.table import FaultTable, order_within, split_cell

CELLS = (None, "", "H", "H2", "H10", "AB2", "2:2", "2:3", "H2:H9", "H02", "Hộ!B5")
PARAMS: tuple[dict[str, object], ...] = (
    {},
    {"n": 1},
    {"n": 1.0},
    {"n": True},
    {"x": ["a"]},
    {"x": ("a",)},
    {"m": {"k": 1}},
)
faults = st.builds(
    Fault,
    st.sampled_from(["RV-203", "RV-214", "RV-230", "RV-511"]),
    st.sampled_from([None, "H1", "H2"]),
    st.sampled_from([None, "Hộ", "Thành viên"]),
    st.sampled_from(CELLS),
    st.sampled_from([None, "Điểm B1"]),
    st.sampled_from([None, "x"]),
    st.sampled_from(PARAMS),
    st.booleans(),
    st.booleans(),
)
several = st.lists(faults, max_size=25)


def exact(found: FaultTable | list[Fault]) -> list[str]:
    """Return faults with the types of their params: 1, 1.0 and True are three values."""
    return [repr(fault) for fault in found]


@given(several)
def test_a_table_has_the_faults_that_it_is_made_of(single: list[Fault]) -> None:
    table = FaultTable.of(single)
    assert exact(table) == exact(single)
    assert exact([table[place] for place in range(len(table))]) == exact(single)
    assert table.cells() == [fault.cell for fault in single]
    assert table.households.tolist() == [fault.household for fault in single]
    assert sorted(set(table.which.tolist())) == [*range(len(table.distinct))]


@given(several, several)
def test_tables_are_joined_cut_and_chosen_from_as_lists_are(
    first: list[Fault], second: list[Fault]
) -> None:
    whole, table = first + second, FaultTable.of(first) + second
    assert exact(table) == exact(whole)
    assert exact(table[1:-1]) == exact(whole[1:-1])
    flags = np.array([fault.household == "H1" for fault in whole], dtype=bool)
    kept = table.only(flags)
    assert exact(kept) == exact([fault for fault in whole if fault.household == "H1"])
    assert sorted(set(kept.which.tolist())) == [*range(len(kept.distinct))]
    assert exact(table.such(lambda fault: fault.decides)) == exact(
        [fault for fault in whole if fault.decides]
    )


@given(several, st.sets(st.tuples(st.sampled_from([None, "Hộ"]), st.sampled_from(CELLS))))
def test_cells_are_found_and_faults_are_changed_as_in_a_list(
    single: list[Fault], cells: set[tuple[str | None, str | None]]
) -> None:
    table = FaultTable.of(single)
    named = [(fault.sheet, fault.cell) in cells for fault in single]
    assert table.at(cells).tolist() == named
    change: Callable[[Fault], Fault] = lambda fault: replace(fault, code="RV-407", cell="B3")  # noqa: E731
    changed = table.changed(np.array(named, dtype=bool), change)
    pairs = zip(single, named, strict=True)
    assert exact(changed) == exact([change(one) if there else one for one, there in pairs])


@given(several)
def test_ranks_and_kinds_are_counted_as_in_a_list(single: list[Fault]) -> None:
    table = FaultTable.of(single)
    assert [RANKS[place] for place in table.ranks] == [fault.rank for fault in single]
    times = Counter(fault.rank for fault in single)
    assert list(table.counts().values()) == [times[rank] for rank in RANKS]
    assert table.errors == times["error"]
    kinds = Counter((fault.code, fault.rank) for fault in single)
    assert [((s.code, s.rank), s.count) for s in table.shares()] == [*kinds.items()]
    firsts = [next(f for f in single if (f.code, f.rank) == kind) for kind in kinds]
    assert exact([share.first for share in table.shares()]) == exact(firsts)


@given(st.lists(st.integers(0, 3)))
def test_the_order_within_a_group_counts_those_before(groups: list[int]) -> None:
    expected = [groups[:place].count(group) for place, group in enumerate(groups)]
    assert order_within(np.array(groups, dtype=np.int64)).tolist() == expected


def test_only_the_address_of_a_cell_or_a_whole_row_is_taken_apart() -> None:
    found = {cell: split_cell(cell) for cell in CELLS}
    apart = {"H2": ("H", 2), "H10": ("H", 10), "AB2": ("AB", 2), "2:2": ("", 2)}
    assert found == {cell: apart.get(cell or "", (cell, 0)) for cell in CELLS}


def test_many_faults_of_one_kind_are_one_distinct_fault() -> None:
    single = [Fault("RV-203", f"H{n}", "Hộ", f"C{n}", value="Trai") for n in range(2, 500)]
    table = FaultTable.of(single)
    assert len(table.distinct) == 1
    assert [len([*group]) for _, group in groupby(table.which.tolist())] == [498]
