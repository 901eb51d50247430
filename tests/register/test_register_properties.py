"""Properties of the register: undo, orders, repetitions, replacements; both databases alike."""

import itertools
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.register.lists import StoredList
from ravo.register.parts import active_parts
from ravo.register.store import address_of, reading, writing
from ravo.register.undone import undo
from support.examples import examples
from support.postgres_server import Server
from support.register_homes import AUTHOR, Home, add, dump, home, made_list, person
from support.registers import NO_SERVER

PEOPLE = [
    person(f"{family} {given}", 1950 + 3 * at, f"0870{at:08}" if at % 3 else None)
    for at, (family, given) in enumerate(
        itertools.product(("Nguyễn Văn", "Trần Thị", "Lê Hữu"), ("An", "Bình", "Cúc", "Dũng"))
    )
]
CLASSES = ("poor", "near_poor", "not_poor")
PLACES = [("2022", "30169"), ("2023", "30169"), ("2023", "30172"), ("2024", "30169")]


@st.composite
def homes(draw: st.DrawFn) -> list[Home]:
    """Draw up to four households of a few people, each person in one of them."""
    people = draw(st.permutations(range(len(PEOPLE))))
    count = draw(st.integers(1, 4))
    found, start = [], 0
    for code in draw(st.permutations(range(6)))[:count]:
        size = draw(st.integers(1, 3))
        mine = [PEOPLE[at] for at in people[start : start + size]]
        found.append(home(f"H{code}", *mine, klass=draw(st.sampled_from(CLASSES))))
        start += size
    return found


@st.composite
def several_lists(draw: st.DrawFn) -> list[StoredList]:
    """Draw the lists of some communes and years."""
    chosen = draw(st.lists(st.sampled_from(PLACES), min_size=2, max_size=3, unique=True))
    return [made_list(draw(homes()), *place) for place in chosen]


def added(folder: str, name: str, lists: Sequence[StoredList]) -> str:
    """Return a register to which lists were added, a batch each."""
    register = str(Path(folder) / name)
    for item in lists:
        add(register, item)
    return register


def taken_back(register: str, batch: str) -> None:
    with writing(address_of(register)) as connection:
        undo(connection, batch, AUTHOR)


@given(several_lists(), st.data())
@settings(max_examples=examples(2), deadline=None)
def test_register_undo_is_the_inverse_of_add(lists: list[StoredList], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        last = data.draw(st.sampled_from(range(len(lists))))
        others = [item for at, item in enumerate(lists) if at != last]
        register = added(folder, "a", others)
        before = dump(register)
        add(register, lists[last])
        between = dump(register)
        taken_back(register, str(len(lists)))
        assert dump(register) == before != between
        # Taking back what took it back brings it back.
        taken_back(register, str(len(lists) + 1))
        assert dump(register) == between


@given(several_lists(), st.randoms(use_true_random=False))
@settings(max_examples=examples(2), deadline=None)
def test_register_order_of_adding_makes_no_difference(
    lists: list[StoredList], draw: random.Random
) -> None:
    shuffled = draw.sample(lists, len(lists))
    with tempfile.TemporaryDirectory() as folder:
        one = dump(added(folder, "a", lists))
        assert dump(added(folder, "b", shuffled)) == one
        together = str(Path(folder) / "c")
        add(together, *lists)
        assert dump(together) == one
        # The same lists again change nothing.
        found = add(together, *shuffled)
        assert (found.batch, found.added) == (None, 0)
        assert dump(together) == one


@given(several_lists(), homes())
@settings(max_examples=examples(2), deadline=None)
def test_register_replaced_list_comes_back(lists: list[StoredList], other: list[Home]) -> None:
    replaced = lists[0]
    new = made_list(other, replaced.period, replaced.unit.key)
    with tempfile.TemporaryDirectory() as folder:
        register = added(folder, "a", lists)
        before = dump(register)
        found = add(register, new, replacing=True)
        if found.batch is None:
            assert new.households == replaced.households
            return
        assert dump(register) == dump(added(folder, "b", [new, *lists[1:]]))
        taken_back(register, str(found.batch.number))
        assert dump(register) == before


@given(st.lists(homes(), min_size=3, max_size=4), st.data())
@settings(max_examples=examples(2), deadline=None)
def test_register_undo_of_a_replaced_list_leaves_the_last(
    contents: list[list[Home]], data: st.DataObject
) -> None:
    """Whichever of the batches before are taken back, the last list stays the one that counts."""
    with tempfile.TemporaryDirectory() as folder:
        register = str(Path(folder) / "a")
        found = [add(register, made_list(item), replacing=True).batch for item in contents]
        numbers = [str(batch.number) for batch in found if batch is not None]
        before = dump(register)
        for number in data.draw(st.permutations(numbers[:-1])):
            taken_back(register, number)
            assert dump(register) == before
        with reading(address_of(register)) as connection:
            assert not active_parts(connection).contradictions


@NO_SERVER
def test_register_is_the_same_on_both_databases(tmp_path: Path, postgres_server: Server) -> None:
    draw = random.Random(1)
    lists = []
    for period, commune in PLACES:
        people = draw.sample(PEOPLE, 9)
        drawn = [
            home(f"H{at}", *people[at * 3 : at * 3 + draw.randint(1, 3)], b1=draw.random() * 200)
            for at in range(3)
        ]
        lists.append(made_list(drawn, period, commune))
    registers = (str(tmp_path / "so.sqlite"), postgres_server.fresh())
    for register in registers:
        add(register, *lists[1:])
        add(register, lists[0])
        taken_back(register, "1")
        taken_back(register, "3")
    assert dump(registers[0]) == dump(registers[1])
