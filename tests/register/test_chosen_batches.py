"""Which batches of a register are of chosen communes and periods."""

from pathlib import Path

from ravo.register.answers import PairAnswer
from ravo.register.chosen import chosen_batches
from ravo.register.linked import link
from ravo.register.store import address_of, reading
from ravo.register.undone import undo
from support.register_homes import add as add_homes
from support.register_homes import home as a_home
from support.register_homes import made_list as listed_homes
from support.register_lists import add, author, home, made_list, within


def test_answers_and_what_takes_back_come_with_the_batches_that_they_are_about(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.sqlite"
    first = add(path, made_list(2023, [home("A1")]), day=1)
    add(path, made_list(2023, [home("T1")], "Tân Mỹ"), day=2)
    third = add(path, made_list(2024, [home("B1")]), made_list(2024, [home("T1")], "Tân Mỹ"), day=3)
    assert first.batch is not None
    assert third.batch is not None
    with reading(address_of(path)) as connection:
        unit = chosen_batches(connection, ["Bình Thành"]).chosen[0].unit.key
    answer: PairAnswer = ("2023", unit, "A1", "A2", "2024", unit, "B1", "A2", "no")
    within(path, link, [answer], author(4))
    within(path, undo, third.batch.short, author(5))
    with reading(address_of(path)) as connection:
        found = {
            words: chosen_batches(connection, *words)
            for words in (
                ((), ()),
                (("Bình Thành",), ()),
                (("tân mỹ",), ("2023",)),
                ((unit,), ("2024",)),
                (("Tân Mỹ",), ("2030",)),
            )
        }
    numbers = [[batch.number for batch in one.batches] for one in found.values()]
    assert numbers == [[1, 2, 3, 4, 5], [1, 3, 4, 5], [2], [3, 4, 5], []]
    beside = [[(part.unit.name, part.period) for part in one.beside] for one in found.values()]
    assert beside == [[], [("Tân Mỹ", "2024")], [], [("Tân Mỹ", "2024")], []]


def test_a_commune_of_today_brings_those_that_it_was_formed_of(tmp_path: Path) -> None:
    """Its history is in their batches; one of the communes before brings its own alone."""
    path = str(tmp_path / "a.sqlite")
    places = (("2024", "30172"), ("2024", "30178"), ("2024", "30169"), ("2026", "30178@2025"))
    for period, commune in places:
        add_homes(path, listed_homes([a_home("A")], period, commune))
    with reading(address_of(path)) as connection:
        numbers = [
            [batch.number for batch in chosen_batches(connection, [words], periods).batches]
            for words, periods in (
                ("Mỹ An Hưng", ()),
                ("30178@2025", ()),
                ("xã mỹ an hưng a", ()),
                ("Xã Lấp Vò", ()),
                ("Lấp Vò", ()),
                ("Mỹ An Hưng", ("2026",)),
            )
        ]
    assert numbers == [[1, 2, 4], [1, 2, 4], [1], [], [3], [4]]
