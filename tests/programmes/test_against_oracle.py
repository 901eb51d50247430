"""The lists of programmes, compared with a reckoning household by household, and fact by fact."""

import copy
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from ravo.criteria import edition_for_year
from ravo.pipeline.programme_facts import joined_facts
from ravo.programmes.findings import STANDINGS, ProgrammeFindings, Standing
from ravo.programmes.loader import shipped_programmes
from ravo.programmes.shipped import SHIPPED
from ravo.programmes.standings import judge_programmes
from support.programme_oracle import HOMES, ON, PEOPLE, Fact
from support.random_cases import ANSWERS, HOME_ANSWERS, as_book, random_homes

HOUSEHOLDS = 2_000
EXPECTED: dict[Fact, Standing] = {
    True: Standing.eligible,
    None: Standing.to_ask,
    False: Standing.not_eligible,
}
ANSWERED: dict[str, tuple[str, Any]] = {
    "phan_loai": ("class", "poor"),
    "so_theo_doi": ("escaped", True),
    "khu_vuc": ("area", "urban"),
    "thu_nhap": ("income", 2_250_001),
    "nam_ho_tro_nha_o": ("helped", 0),
    "ngay_tach_ho": ("separated", [date(2010, 1, 1)]),
    "gioi_tinh": ("sex", "Nữ"),
    "viec_lam": ("work", "Có việc làm"),
    "ngay_sinh": ("born", date(2000, 1, 1)),
    **{id: (name, True) for name, id in (*HOME_ANSWERS.items(), *ANSWERS.items())},
}
"""What each column that may be missing is in a drawn household or person, and an answer to it."""


def judged(homes: list[dict[str, Any]]) -> dict[str, ProgrammeFindings]:
    facts = joined_facts([as_book(homes)], ON, edition_for_year(ON.year))
    return {one.programme.id: one for one in judge_programmes(shipped_programmes(), facts)}


def standings(found: ProgrammeFindings) -> list[Standing]:
    return [STANDINGS[place] for place in found.standing.tolist()]


def reckoned(homes: list[dict[str, Any]], programme: str) -> list[Standing]:
    if programme in HOMES:
        return [EXPECTED[HOMES[programme](home)] for home in homes]
    rule = PEOPLE[programme]
    return [EXPECTED[rule(home, one)] for home in homes for one in home["people"]]


def test_every_programme_agrees_with_a_reckoning_of_its_own() -> None:
    homes = random_homes(HOUSEHOLDS, seed=19)
    found = judged(homes)
    assert set(found) == set(SHIPPED)
    assert {*HOMES, *PEOPLE} == set(SHIPPED), "tests/support/programme_oracle.py: a second reading"
    for programme, findings in found.items():
        assert standings(findings) == reckoned(homes, programme), programme
        assert {*standings(findings)} == {*Standing}, programme
        counts = findings.counts
        assert counts.read == counts.listed + counts.to_ask + counts.not_listed
        assert counts.read == len(reckoned(homes, programme))


def test_removing_a_fact_moves_a_case_to_be_asked_about_or_not_at_all() -> None:
    homes = random_homes(400, seed=7)
    lacking = copy.deepcopy(homes)
    for chance, home in zip(_chances(), lacking, strict=False):
        _forget(chance, home)
    before, after = judged(homes), judged(lacking)
    moved = 0
    for programme, findings in before.items():
        for old, new in zip(standings(findings), standings(after[programme]), strict=True):
            assert new in (old, Standing.to_ask), programme
            moved += new != old
    assert moved > 100


def _chances() -> Iterator[random.Random]:
    for seed in range(1_000_000):
        yield random.Random(seed)


def _forget(chance: random.Random, home: dict[str, Any]) -> None:
    """Make one known fact of a household or of one of its people unknown."""
    of = chance.choice([home, *home["people"]])
    known = [name for name, value in of.items() if value is not None and name != "people"]
    of[chance.choice(known)] = None


def test_answering_what_is_missing_settles_a_case() -> None:
    homes = random_homes(150, seed=3)
    settled, open_ones = 0, 0
    for programme in ("da2-sinh-ke", "da3.2-dinh-duong", "da4.1-dao-tao-nghe", "da5-nha-o"):
        answered, cases = _answered(homes, programme)
        after = judged(answered)[programme]
        for at in range(len(cases)):
            place = after_place(answered, at, after)
            open_ones += 1
            settled += after.case(place).standing is not Standing.to_ask
    assert settled == open_ones > 100


def after_place(answered: list[dict[str, Any]], at: int, findings: ProgrammeFindings) -> int:
    """Return the place of the one case of a household that was answered."""
    if findings.programme.unit == "household":
        return at
    return sum(len(home["people"]) for home in answered[:at])


def _answered(
    homes: list[dict[str, Any]], programme: str
) -> tuple[list[dict[str, Any]], list[tuple[str, ...]]]:
    """Return each case to ask about in a household of its own, with what is missing answered."""
    findings = judged(homes)[programme]
    people = [(home, at) for home in homes for at in range(len(home["people"]))]
    made, missing = [], []
    for case in findings.rows(Standing.to_ask):
        home, at = (homes[case.household], 0) if case.member is None else people[case.member]
        home = copy.deepcopy(home)
        if case.member is not None:
            home["people"] = [home["people"][at]]
        for column in case.missing:
            name, value = ANSWERED[column]
            (home if name in home else home["people"][0])[name] = value
        made.append(home)
        missing.append(case.missing)
    return made, missing
