"""The working age of a year whose criteria state none: asked about, never taken from another."""

from datetime import date

import numpy as np
import pytest

from ravo.criteria import edition_for_year
from ravo.criteria.truth import UNKNOWN, YES
from ravo.programmes.derived import ages
from ravo.programmes.findings import Standing
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme

PEOPLE = [
    (0, {"ngay_sinh": date(1980, 1, 1), "gioi_tinh": "Nam"}),
    (0, {"ngay_sinh": date(2020, 1, 1), "gioi_tinh": "Nữ"}),
]


@pytest.mark.parametrize(
    ("on", "standings", "missing"),
    [
        (date(2020, 12, 31), ["to_ask", "to_ask"], ("do_tuoi_lao_dong",)),
        (date(2021, 1, 1), ["eligible", "not_eligible"], ()),
        (date(2026, 12, 31), ["eligible", "not_eligible"], ()),
        (date(2027, 1, 1), ["to_ask", "to_ask"], ("do_tuoi_lao_dong",)),
    ],
)
def test_a_working_age_that_the_criteria_do_not_state_is_not_invented(
    on: date, standings: list[str], missing: tuple[str, ...]
) -> None:
    facts = made_facts(made_book([{"chu_ho": "Lê An"}], PEOPLE), on=on)
    found = judged_one(made_programme("person", conditions=["trong_tuoi_lao_dong"]), facts)
    assert [found.case(place).standing for place in range(2)] == [Standing(s) for s in standings]
    assert {found.case(place).missing for place in range(2)} == {missing}


def test_a_birth_that_may_be_of_either_side_is_what_is_missing() -> None:
    edition = edition_for_year(2024)
    days = ["2009-01-01", "2008-01-01", "NaT"], ["2009-12-31", "2008-01-01", "NaT"]
    first, last = (np.array(side, dtype="datetime64[D]") for side in days)
    sex = np.array(["Nam"] * 3, dtype=object)
    members = {"ngay_sinh": first, "ngay_sinh_den": last, "gioi_tinh": sex}
    columns, lacking = ages(members, date(2024, 12, 14), edition)
    assert lacking["trong_tuoi_lao_dong"]["ngay_sinh"].tolist() == [True, False, True]
    assert columns["trong_tuoi_lao_dong"].tolist() == [UNKNOWN, YES, UNKNOWN]
