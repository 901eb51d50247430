"""Answers of a register about workbooks that are compared, beside the answers of a file."""

from pathlib import Path

from ravo.changes.comparison import compare
from ravo.changes.links import Links
from ravo.faults import Fault
from ravo.pipeline.earlier_years import with_registered_answers
from ravo.pipeline.listener import Silence
from ravo.register.added import add_lists
from ravo.register.answered_files import joined_answers
from ravo.register.answers import YES, PairAnswer
from ravo.register.compared import movements
from ravo.register.linked import link
from ravo.register.parts import active_parts
from ravo.register.period_years import period_year
from ravo.register.store import address_of, reading, writing
from support.register_homes import AUTHOR, home, made_list, person


class Heard(Silence):
    """A listener that keeps the faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


def answer(old: str, new: str, words: str) -> PairAnswer:
    """Return an answer about a household of 2023 and one of 2024."""
    return ("2023", "30169", old, "A2", "2024", "30169", new, "A2", words)


def test_a_comparison_of_files_uses_the_answers_of_the_register(tmp_path: Path) -> None:
    """Book and form agree; an answer of the file about the same household comes before."""
    register = str(tmp_path / "so.sqlite")
    lists = (
        made_list([home("A", person("Phan Văn Ba", 1970))], "2023"),
        made_list([home("B", person("Lê Thị Út", 1991), klass="not_poor")], "2024"),
    )
    with writing(address_of(register)) as connection:
        add_lists(connection, lists, AUTHOR)
        active = active_parts(connection)
        old, new = (period_year(connection, active.in_period(p), p).year for p in ("2023", "2024"))
        assert not len(compare(old, new).pairing.pairs)
        link(connection, [answer("A", "B", YES)], AUTHOR, ())
    heard = Heard()
    links = with_registered_answers(Links(), register, old, new, heard)
    assert links == Links(((0, 0),))
    with reading(address_of(register)) as connection:
        assert compare(old, new, links=links).counts() == movements(connection, "2024").counts()
    assert with_registered_answers(Links(), None, old, new, heard) == Links()
    assert not heard.faults
    refused = Links((), frozenset({(0, 0)}))
    assert with_registered_answers(refused, register, old, new, heard) == refused
    assert [(fault.code, fault.params["count"]) for fault in heard.faults] == [("RV-1273", 1)]


def test_answers_of_the_file_come_first() -> None:
    """What differs is counted once a pair; the rest of the register is added."""
    given = Links(((1, 1), (2, 2)), frozenset({(3, 3)}))
    registered = Links(((1, 1), (2, 5), (3, 3), (4, 4)), frozenset({(1, 1), (6, 6)}))
    joined = joined_answers(given, registered)
    assert joined.links == Links(((1, 1), (2, 2), (4, 4)), frozenset({(3, 3), (6, 6)}))
    assert joined.differing == 3
