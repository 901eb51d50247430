"""Lists joined as a year: what one of them lacks is blank or unknown there, and no figure."""

from dataclasses import replace

import numpy as np

from ravo.changes.year import joined, part_of, some_households, year_of
from ravo.criteria import edition_for_year
from ravo.criteria.truth import UNKNOWN
from ravo.results.results import DEPRIVED
from support.years import home, person, review, year

OTHER = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}


def test_an_indicator_that_an_edition_lacks_is_unknown_in_its_lists() -> None:
    newer = review([home("A1", "near_poor")], 2024)
    older = review([home("B1"), home("B2", "near_poor")], 2020, **OTHER)
    households = year_of(2024, [newer, older]).households
    assert households["part"].tolist() == [0, 1, 1]
    lacking = {item.id for item in edition_for_year(2024).indicators}
    lacking -= {item.id for item in edition_for_year(2020).indicators}
    assert lacking
    for name in lacking:
        states = households[DEPRIVED + name]
        assert states.dtype == np.int8
        assert [state == UNKNOWN for state in states.tolist()] == [False, True, True]


def test_some_households_of_a_year_have_their_own_members() -> None:
    who = [person(f"Lê Văn {name}", 1980) for name in ("Ba", "Tư", "Năm")]
    given = year(2024, [home("A1", members=who[:1]), home("A2"), home("A3", members=who[1:])])
    some = some_households(given, np.array([False, True, True]))
    assert some.households["code"].tolist() == ["A2", "A3"]
    assert some.members["household"].tolist() == [1, 1]
    assert some.members["name"].tolist() == ["Lê Văn Tư", "Lê Văn Năm"]


def test_a_column_that_one_list_lacks_is_blank_there() -> None:
    reads = [part_of(review([home("A1")], 2024)), part_of(review([home("B1")], 2024, **OTHER))]
    for name in ("income", "village", "farming"):
        del reads[1].households[name]
    reads[0].households["income"] = np.array([5.0])
    households = joined(2024, reads).households
    assert households["income"].tolist()[0] == 5.0
    assert np.isnan(households["income"].to_numpy()[1])
    assert households["village"].tolist() == ["Ấp Thử", None]
    assert households["farming"].tolist()[1] == UNKNOWN


def test_without_reasons_the_review_and_its_evidence_are_left_out() -> None:
    """A whole province fits into memory so."""
    given = review([home("A1")], 2024)
    whole, short = part_of(given), part_of(given, explain=False)
    assert whole.part.review is given
    assert short.part.review is None
    assert "b1" in whole.households
    assert "b1" not in short.households
    # Where its code does not, its whole record identifies a household.
    restarting = replace(given, survey=replace(given.survey, codes_restart=True))
    restart = part_of(restarting, explain=False)
    assert restart.part.review is None
    assert "b1" in restart.households
