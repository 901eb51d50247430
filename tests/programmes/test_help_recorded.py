"""Help that was recorded: whose it is, and the numbers of people and the standing by a quota."""

from dataclasses import replace

from ravo.programmes.facts import HelpRecord, ProgrammeFacts
from ravo.programmes.findings import Standing
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme

RECORDS = (HelpRecord(2021, 5e6, "register"),)


def facts() -> ProgrammeFacts:
    """Return two households of two people each: help of the first and of one of the second."""
    people = [(home, {"khuyet_tat": False}) for home in (0, 0, 1, 1)]
    made = made_facts(made_book([{"phan_loai": "poor"}] * 2, people))
    helped: dict[tuple[str, int, int | None], tuple[HelpRecord, ...]] = {
        ("thu", 0, None): RECORDS,
        ("thu", 1, 3): RECORDS,
        ("khac", 1, 2): RECORDS,
    }
    return replace(made, help=helped)


def test_people_have_their_own_help_and_that_of_their_household() -> None:
    found = facts()
    assert found.helped("thu", "person").tolist() == [True, True, False, True]
    assert found.helped("khac", "person").tolist() == [False, False, True, False]
    assert found.helped("nua", "person").tolist() == [False] * 4
    # A household was helped where one of its people was.
    assert found.helped("thu", "household").tolist() == [True, True]
    assert found.helped("khac", "household").tolist() == [False, True]


def test_without_a_quota_or_off_the_list_nobody_has_a_place_by_it() -> None:
    rows = [{"phan_loai": "poor"}, {"phan_loai": "not_poor"}, {"phan_loai": "poor"}]
    for quota, standing in (("", None), ("most: 2", "within"), ("most: 1", "tied")):
        programme = made_programme(quota=quota, conditions=['phan_loai == "poor"'])
        found = judged_one(programme, made_facts(made_book(rows)))
        assert [found.quota_standing(place) for place in range(3)] == [standing, None, standing]
        assert [case.household for case in found.rows(Standing.eligible)] == [0, 2]
