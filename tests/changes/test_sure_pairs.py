"""From which likeness a pair stands without being asked about: both sides of each bound."""

import numpy as np
import pytest

from ravo.changes.fuzzy import CODE_CLUE, LEAST_GAP, POSSIBLE, SURE, WEIGHTS, sure
from ravo.changes.links import Links
from ravo.typed_columns import TypedColumns
from support.years import diff, home, hows_of, pairs_of, person, review, row_of, year


@pytest.mark.parametrize(
    ("score", "gap", "stands"),
    [
        (0.90, 0.03, True),
        (0.8999, 0.03, False),
        (0.90, 0.0299, False),
        (1.0, 0.0, False),
        (1.0, 1.0, True),
        (0.9001, 0.0301, True),
        (0.85, 0.5, False),
    ],
)
def test_a_pair_is_sure_from_nine_tenths_on_with_a_clear_lead(
    score: float, gap: float, stands: bool
) -> None:
    assert sure(TypedColumns({"score": np.array([score]), "gap": np.array([gap])})).tolist() == [
        stands
    ]


def test_the_bounds_and_weights_are_those_that_the_method_sheet_tells() -> None:
    assert (SURE, POSSIBLE, LEAST_GAP, CODE_CLUE) == (0.90, 0.75, 0.03, 0.08)
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert WEIGHTS == {"name": 0.45, "birth": 0.20, "size": 0.10, "village": 0.10, "members": 0.15}


@pytest.mark.parametrize(
    ("number", "how"),
    [
        ("087070998877", "to confirm"),
        ("087070010014", "fuzzy"),
        ("087070010023", "fuzzy"),
        ("341234567", "fuzzy"),
        (None, "fuzzy"),
    ],
)
def test_heads_of_two_numbers_are_one_only_by_an_officers_word(
    number: str | None, how: str
) -> None:
    old = home(
        "F3", head_name="Phan Văn Hùng", head_birth_year=1970, head_citizen_id="087070010011"
    )
    new = home("F2", head_name="Phan Văn Hưng", head_birth_year=1970, head_citizen_id=number)
    changes = diff([old], [new])
    pairs = changes.pairing.pairs["how"].tolist() or ["to confirm"]
    assert pairs == [how]
    assert len(changes.pairing.to_confirm) == (how == "to confirm")


@pytest.mark.parametrize("rows_before", [0, 1, 2])
def test_two_unknown_birth_years_are_no_clue_at_any_rows(rows_before: int) -> None:
    """Two families of one given name: neither year of birth is known, nor a member met again."""
    before = [home(f"K{at}", head_name=f"Hồ Thị K{at}") for at in range(rows_before)]
    old = home("E3", head_name="Nguyễn Văn An", head_birth_year=None)
    new = home("E7", head_name="Lê Văn An", head_birth_year=None)
    changes = diff([*before, old], [new, *before])
    assert pairs_of(changes) == {one["code"]: one["code"] for one in before}
    assert not len(changes.pairing.to_confirm)
    # The whole name is one.
    same = home("E7", head_name="Nguyễn Văn An", head_birth_year=None)
    assert pairs_of(diff([*before, old], [same, *before]))["E3"] == "E7"


@pytest.mark.parametrize(
    ("birth", "paired"), [(1968, False), (1969, True), (1970, True), (1971, True), (1972, False)]
)
@pytest.mark.parametrize("name", ["Đỗ Văn Thànhh", "Đõo Văn Thành"])
def test_a_slip_in_the_name_leaves_one_in_the_year_of_birth(
    name: str, birth: int, paired: bool
) -> None:
    """A name that is spelt otherwise is looked for among births of a year before or after."""
    old = home("E3", head_name="Đỗ Văn Thành", head_birth_year=1970)
    changes = diff([old], [home("E7", head_name=name, head_birth_year=birth)])
    assert pairs_of(changes) == ({"E3": "E7"} if paired else {})
    assert not len(changes.pairing.to_confirm)


def test_an_answer_does_not_bring_back_who_was_gone_a_year_ago() -> None:
    gone = home("A1", size=0, change_reason="Chết", rejected=True)
    both = home("A2", head_name="Hồ Thị Kha")
    changes = diff([gone, both], [both, home("B1")], links=Links(((0, 1),)))
    assert pairs_of(changes) == {"A2": "A2"}


AN, KHA, BA, TU = "087050000001", "087080000002", "087190000003", "087095000004"


def test_a_head_who_was_a_member_elsewhere_split_from_a_household_that_went_on() -> None:
    """One whose household is gone as well came out of none."""
    kha, ba = person("Trần Thị Kha", 1980, KHA), person("Lê Thị Ba", 1990, BA)
    tu = person("Hồ Văn Tư", 1995, TU)
    old = [
        home("A1", head_citizen_id=AN, members=[kha, tu]),
        home("A2", head_name="Võ Văn Xa", members=[ba]),
    ]
    heads = (("B2", "Trần Thị Kha", KHA), ("B3", "Lê Thị Ba", BA), ("B4", "Hồ Văn Tư", TU))
    new = [
        home(code, head_name=name, head_birth_year=1930, head_citizen_id=number)
        for code, name, number in heads
    ]
    new[2]["origin_code"] = "A1"
    new.append(home("A1", head_citizen_id=AN))
    there, back = diff(old, new), diff(new, old)
    assert pairs_of(there) == pairs_of(back) == {"A1": "A1"}
    columns = ["old", "new", "kind", "how"]
    splits, merges = (
        changes.pairing.relations[columns].to_numpy().tolist() for changes in (there, back)
    )
    assert splits == [[0, 0, "split", "citizen"], [0, 2, "split", "origin"]]
    assert merges == [[0, 0, "merge", "citizen"], [2, 0, "merge", "citizen"]]
    found = [row_of(there, code) for code in ("B2", "B3", "B4")]
    assert [one["relation"] for one in found] == ["split", None, "split"]
    assert [one["other"] for one in found] == [0, -1, 0]


def test_a_household_that_took_its_code_to_another_commune_is_paired_by_it() -> None:
    there = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
    moved, stays = home("A1", head_name="Hồ Thị Kha"), home("A2", head_name="Tô Văn Ba")
    beside = home("B1", head_name="Võ Văn Xa")
    old = year(2023, [moved, stays], review([beside], 2023, **there))
    new = year(2024, [stays], review([beside, moved], 2024, **there))
    changes = diff(old, new)
    assert pairs_of(changes) == {code: code for code in ("A1", "A2", "B1")}
    assert hows_of(changes) == dict.fromkeys(("A1", "A2", "B1"), "code")
    assert row_of(changes, "A1")["crossed"]
