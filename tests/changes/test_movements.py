"""One movement per household, why it moved, the opening, and the balance of the forms."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.changes.accounts import LINES
from ravo.changes.comparison import Changes, compare
from ravo.changes.identity import SIGNS
from ravo.changes.movements import MOVEMENTS, RejudgedClass, movements
from ravo.criteria.terms import UNDETERMINED
from support.examples import examples
from support.years import diff, home, movement, person, review, row_of, year

CLASSES = ("poor", "near_poor", "not_poor")
EXPECTED = {
    ("poor", "poor"): "stayed_poor",
    ("poor", "near_poor"): "poor_to_near_poor",
    ("poor", "not_poor"): "poor_to_above",
    ("near_poor", "poor"): "near_poor_to_poor",
    ("near_poor", "near_poor"): "stayed_near_poor",
    ("near_poor", "not_poor"): "near_poor_to_above",
    ("not_poor", "poor"): "new_poor",
    ("not_poor", "near_poor"): "new_near_poor",
    ("not_poor", "not_poor"): "stayed_above",
}
AVERAGE = {
    "income": 2_000_000.0,
    "b1": None,
    "deprived": 0,
    "works_in_agriculture": True,
    "asked_average_living": True,
}


@pytest.mark.parametrize(("before", "after"), EXPECTED)
def test_a_household_of_both_years_moves_between_its_classes(before: str, after: str) -> None:
    changes = diff([home("A1", before)], [home("A1", after)])
    assert movement(changes, "A1") == EXPECTED[before, after]
    assert changes.matrix.loc[before, after] == 1


@pytest.mark.parametrize(
    ("klass", "left", "came", "moved_in"),
    [
        ("poor", "poor_left", "new_poor", "arrived_poor"),
        ("near_poor", "near_poor_left", "new_near_poor", "arrived_near_poor"),
        ("not_poor", "left_above", "arrived_above", "arrived_above"),
    ],
)
def test_who_left_came_or_moved_in(klass: str, left: str, came: str, moved_in: str) -> None:
    new = [
        home("B1", klass),
        home("B2", klass, change_reason="Chuyển đến", head_name="Lê Văn Khác"),
    ]
    changes = diff([home("KEPT"), home("A1", klass, head_name="Võ Thị Xa")], [home("KEPT"), *new])
    found = [movement(changes, code) for code in ("A1", "B1", "B2")]
    assert found == [left, came, moved_in]


@pytest.mark.parametrize("pair", [("poor", "undetermined"), ("undetermined", "poor")])
def test_a_class_that_is_not_known_gives_no_movement(pair: tuple[str, str]) -> None:
    changes = diff([home("A1", pair[0])], [home("A1", pair[1])])
    assert movement(changes, "A1") == "undetermined"
    assert [breach.rows.tolist() for breach in changes.breaches] == [[0], [0]]


def test_a_rejected_household_is_not_taken_for_one_that_left() -> None:
    changes = diff([home("A1")], [home("A1", rejected=True)])
    assert movement(changes, "A1") == "undetermined"
    assert row_of(changes, "A1")["class_new"] == UNDETERMINED


def test_the_average_living_class_is_above_the_line_and_stays_in_the_matrix() -> None:
    changes = diff([home("A1", "near_poor")], [home("A1", **AVERAGE)])
    assert movement(changes, "A1") == "near_poor_to_above"
    assert changes.matrix.loc["near_poor", "average_living"] == 1
    back = diff([home("A1", **AVERAGE)], [home("A1", "not_poor")])
    assert (movement(back, "A1"), back.moves) == ("stayed_above", 1)


def test_a_dead_household_without_members_left_the_list() -> None:
    gone = home("A1", size=0, change_reason="Chết", rejected=True)
    changes = diff([home("A1")], [gone])
    assert movement(changes, "A1") == "poor_left"
    assert changes.breaches == ()


def test_who_left_is_one_rule_for_both_years() -> None:
    nothing = {"size": None, "b1": None, "rejected": True, "change_reason": "Chuyển đi"}
    left = diff([home("A1")], [home("A1", **nothing)])
    assert movement(left, "A1") == "poor_left"
    gone_before = diff([home("A1", **nothing), home("A2")], [home("A2")])
    assert (gone_before.rows["movement"].tolist(), gone_before.missing) == (["stayed_poor"], 0)
    # The reason decides, whatever the row still carries.
    carried = diff([home("A1")], [home("A1", **{**nothing, "size": 4})])
    assert movement(carried, "A1") == "poor_left"
    assert "RV-617" not in {fault.code for fault in carried.faults}


def test_a_household_recorded_as_gone_that_has_a_class_is_told() -> None:
    # Results of earlier versions hold such households: with figures they were classed.
    new = year(2024, [home("A1", change_reason="Chuyển đi")])
    new.households["departed"] = False
    changes = diff(year(2023, [home("A1")]), new)
    assert movement(changes, "A1") == "stayed_poor"
    assert [fault.code for fault in changes.faults] == ["RV-617"]


@pytest.mark.parametrize(
    ("earlier", "now", "found"),
    [
        ("poor", "poor", "poor_again"),
        ("near_poor", "poor", "new_poor"),
        ("near_poor", "near_poor", "near_poor_again"),
        ("poor", "near_poor", "near_poor_again"),
        ("not_poor", "poor", "new_poor"),
    ],
)
def test_who_was_on_the_list_in_an_earlier_year_fell_again(
    earlier: str, now: str, found: str
) -> None:
    history = [year(2022, [home("A1", earlier)])]
    for last in ([home("A1", "not_poor")], [home("Z1")]):
        changes = diff(last, [home("A1", now), home("Z1")], history=history)
        assert movement(changes, "A1") == found


def test_who_was_on_the_list_last_year_did_not_fall_again() -> None:
    changes = diff([home("A1", "near_poor")], [home("A1")], history=[year(2022, [home("A1")])])
    assert movement(changes, "A1") == "near_poor_to_poor"


# members


def test_members_move_with_their_household_and_growth_goes_to_other() -> None:
    old = [
        home("A1", size=4),
        home("A2", size=5),
        home("A3", "near_poor", size=2),
        home("A4", size=6),
    ]
    new = [
        home("A1", size=6),
        home("A2", "near_poor", size=3),
        home("A3", "poor", size=3),
        home("A4", size=5),
    ]
    forms = diff(old, new).forms
    poor, near = (list(forms[number].total("members").values()) for number in ("2", "3"))
    assert poor == [15, 5, 0, 1, 3, 0, 0, 2, 14]
    assert near == [2, 0, 2, 0, 3, 0, 0, 0, 3]


def test_a_move_between_communes_is_other_in_both_and_in_the_total() -> None:
    far = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
    mover = home("30172-1", head_citizen_id="087060000001", size=4)
    old = year(2023, review([mover, home("30172-2")], 2023), review([home("30175-1")], 2023, **far))
    new = year(
        2024,
        review([home("30172-2")], 2024),
        review([home("30175-1"), {**mover, "code": "30175-9", "size": 5}], 2024, **far),
    )
    form = diff(old, new).forms["2"]
    assert form.counts["households"][:2, [0, 3, 7, 8]].tolist() == [[2, 1, 0, 1], [1, 0, 1, 2]]
    assert list(form.total("members").values()) == [10, 0, 0, 4, 0, 0, 0, 5, 11]


records = st.fixed_dictionaries(
    {
        "klass": st.sampled_from([*CLASSES, "undetermined"]),
        "size": st.integers(1, 6),
        "change_reason": st.sampled_from([None, None, "Chuyển đến", "Tách hộ", "Khác"]),
        "opening_class": st.sampled_from([None, "Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo"]),
    }
)
coded = st.dictionaries(st.sampled_from([f"M{i}" for i in range(8)]), records, min_size=1)
far_heads = ("Trần An", "Lê Bình", "Phạm Cúc", "Võ Dũng", "Bùi Em", "Đỗ Phú", "Hồ Giang", "Lý Hải")


def homes(drawn: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        home(
            code,
            rest["klass"],
            **{k: v for k, v in rest.items() if k != "klass"},
            head_name=far_heads[int(code[1])],
        )
        for code, rest in drawn.items()
    ]


@settings(max_examples=examples(15), deadline=None)
@given(old=coded, new=coded, opening=st.sampled_from(["last-year", "recorded"]))
def test_what_the_forms_leave_over_is_what_the_named_households_are(
    old: dict[str, Any], new: dict[str, Any], opening: str
) -> None:
    changes = diff(homes(old), homes(new), opening=opening)
    assert set(changes.rows["movement"]) <= set(MOVEMENTS)
    for form in changes.forms.values():
        for line in LINES:
            left = form.counts[line] @ SIGNS
            named = [b for b in changes.breaches if (b.form, b.line) == (form.number, line)]
            assert sum(b.difference for b in named if b.identity == "balance") == -left.sum()
            assert all(len(b.rows) for b in named)
    if opening == "last-year":
        unknown = (changes.rows["class_old"] == UNDETERMINED) | (
            changes.rows["class_new"] == UNDETERMINED
        )
        behind = {row for breach in changes.breaches for row in breach.rows.tolist()}
        assert behind <= set(np.flatnonzero(unknown).tolist())


@settings(max_examples=examples(15), deadline=None)
@given(old=coded, new=coded)
def test_the_movements_applied_to_the_first_year_give_the_second(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    changes = diff(homes(old), homes(new))
    listed = dict(zip(changes.old.households["code"], changes.old.households["klass"], strict=True))
    for row in changes.rows.to_dict("records"):
        if row["old"] >= 0:
            code = changes.old.households["code"].iat[row["old"]]
            assert listed.pop(code) == row["class_old"]
        if row["new"] >= 0:
            listed[f"new {changes.new.households['code'].iat[row['new']]}"] = row["class_new"]
    after = dict(zip(changes.new.households["code"], changes.new.households["klass"], strict=True))
    assert listed == {f"new {code}": klass for code, klass in after.items()}


MIRROR = {
    "stayed_poor": {"stayed_poor"},
    "stayed_near_poor": {"stayed_near_poor"},
    "stayed_above": {"stayed_above"},
    "poor_to_near_poor": {"near_poor_to_poor"},
    "near_poor_to_poor": {"poor_to_near_poor"},
    "poor_to_above": {"new_poor"},
    "near_poor_to_above": {"new_near_poor"},
    "new_poor": {"poor_to_above", "poor_left"},
    "new_near_poor": {"near_poor_to_above", "near_poor_left"},
    "arrived_poor": {"poor_left"},
    "arrived_near_poor": {"near_poor_left"},
    "poor_left": {"new_poor", "arrived_poor"},
    "near_poor_left": {"new_near_poor", "arrived_near_poor"},
    "left_above": {"arrived_above"},
    "arrived_above": {"left_above"},
    "undetermined": {"undetermined"},
}


@settings(max_examples=examples(15), deadline=None)
@given(old=coded, new=coded)
def test_swapping_the_years_mirrors_every_movement(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    before, after = year(2023, homes(old)), year(2024, homes(new))
    there, back = compare(before, after), compare(after, before)
    mirrored = {(row["new"], row["old"]): row["movement"] for row in back.rows.to_dict("records")}
    for row in there.rows.to_dict("records"):
        assert mirrored[row["old"], row["new"]] in MIRROR[row["movement"]]
    assert there.matrix.T.equals(back.matrix)


@settings(max_examples=examples(15), deadline=None)
@given(drawn=coded)
def test_a_year_against_itself_is_empty(drawn: dict[str, Any]) -> None:
    given_year = year(2024, homes(drawn))
    changes = compare(given_year, given_year)
    assert changes.same
    assert (changes.breaches, changes.moves) == ((), 0)


# why


def test_evidence_indicators_and_members_tell_what_changed() -> None:
    old = home(
        "A1",
        b1=120.0,
        deprived=4,
        members=[person("Nguyễn Thử A1", 1960), person("Trần Thị Đi", 1990)],
        size=2,
    )
    new = home(
        "A1",
        b1=130.0,
        deprived=2,
        members=[
            person("Nguyễn Thử A1", 1960),
            person("Lê Thị Đến", 2024),
            person("Lê Thị Đến", 2024),
        ],
        size=3,
    )
    why = diff([old], [new]).why
    assert bool(why.changed["value"][0])
    lost = [why.indicators[i] for i in np.flatnonzero(why.lost[0])]
    assert lost == ["nutrition", "health_insurance"]
    assert not why.gained.any()
    assert (why.came[0], why.went[0]) == (2.0, 1.0)


def test_an_indicator_that_is_not_known_is_neither_gained_nor_lost() -> None:
    old, new = home("A1", answer_employment=None, deprived=4), home("A1", deprived=4)
    why = diff([old], [new]).why
    assert not why.gained.any()
    assert not why.lost.any()


def cause(
    old: dict[str, Any], new: dict[str, Any], years: tuple[int, int] = (2023, 2024), **info: Any
) -> str | None:
    before = year(years[0], review([old], years[0]))
    after = year(years[1], review([new], years[1], **info))
    return row_of(compare(before, after), "A1")["cause"]  # type: ignore[no-any-return]


def test_the_same_standard_leaves_the_household_as_the_cause() -> None:
    assert cause(home("A1"), home("A1", "near_poor")) == "household"
    assert cause(home("A1"), home("A1", b1=125.0)) == "none"


NEW_MAP = {"district": None, "commune": "Xã Mỹ An Hưng", "commune_code": "30178"}
BY_INCOME = {"b1": None, "answer_household_waste": False}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((1_600_000, 4), (1_600_000, 4), "standard"),
        ((1_600_000, 4), (2_300_000, 4), "both"),
        ((2_300_000, 4), (1_600_000, 4), "household"),
        ((1_400_000, 4), (1_400_000, 4), "none"),
    ],
)
def test_a_change_of_standard_is_told_from_a_change_of_the_household(
    before: tuple[int, int], after: tuple[int, int], found: str
) -> None:
    old = home("A1", income=before[0], deprived=before[1], **BY_INCOME)
    new = home("A1", income=after[0], deprived=after[1], **BY_INCOME)
    assert cause(old, new, (2024, 2027), **NEW_MAP) == found


def test_points_that_the_new_standard_has_no_line_for_leave_the_cause_open() -> None:
    new = home("A1", income=1_600_000, deprived=4, **BY_INCOME)
    assert cause(home("A1"), new, (2024, 2027), **NEW_MAP) is None


def test_a_town_that_became_a_rural_commune_changes_the_line() -> None:
    town = {"commune": "Thị trấn Lấp Vò", "commune_code": "30169", "area": "urban"}
    rural = {"commune": "Xã Lấp Vò", "commune_code": "30169", "area": "rural", "district": None}
    old = year(2024, review([home("A1", b1=150.0)], 2024, **town))
    new = year(2025, review([home("A1", b1=150.0)], 2025, **rural))
    changes = compare(old, new)
    assert (movement(changes, "A1"), row_of(changes, "A1")["cause"]) == ("poor_to_above", "area")
    assert "RV-618" in {fault.code for fault in changes.faults}


# opening


def opened(*words: str | None) -> Changes:
    old = [
        home(f"A{i}", klass, head_name=far_heads[i])
        for i, klass in enumerate(("poor", "near_poor", "poor"))
    ]
    new = [{**record, "opening_class": word} for record, word in zip(old, words, strict=True)]
    return diff(old, new)


def test_an_opening_that_agrees_says_nothing() -> None:
    changes = opened("Hộ nghèo", "Hộ cận nghèo", "Hộ nghèo")
    assert changes.opening is not None
    assert (len(changes.opening.rows), changes.faults) == (0, ())


def test_an_opening_that_differs_is_told_with_its_households() -> None:
    changes = opened("Hộ không nghèo", "Hộ cận nghèo", "Hộ nghèo")
    assert changes.opening is not None
    assert changes.opening.kinds.tolist() == ["class"]
    fault = changes.faults[0]
    assert (fault.code, fault.params["last"], fault.params["recorded"]) == ("RV-614", 2, 1)
    assert fault.params["households"] == "A0"


def test_an_opening_that_is_not_filled_in_is_no_difference() -> None:
    changes = opened(None, None, None)
    assert changes.opening is not None
    assert not changes.opening.filled.any()
    assert changes.faults == ()


def test_movements_start_from_the_recorded_opening_where_that_is_asked_for() -> None:
    old = [home("A1")]
    new = [home("A1", "near_poor", opening_class="Hộ cận nghèo")]
    assert movement(diff(old, new), "A1") == "poor_to_near_poor"
    recorded = diff(old, new, opening="recorded")
    assert movement(recorded, "A1") == "stayed_near_poor"
    assert list(recorded.forms["3"].total("households").values()) == [1, 0, 0, 0, 0, 0, 0, 0, 1]


def test_a_year_is_not_its_own_opening() -> None:
    same = year(2024, [home("A1", opening_class="Hộ không nghèo")])
    assert compare(same, replace(same)).opening is None


def test_who_has_no_class_in_either_year_left_no_list() -> None:
    """A household that came and was recorded as gone has neither a start nor an end."""
    rows = pd.DataFrame(
        {
            "old": [-1, 0],
            "new": [0, -1],
            "start": [None, "not_poor"],
            "class_new": [None, None],
            "relation": [None, None],
        }
    )
    nobody = np.zeros(1, dtype=bool)
    again = RejudgedClass(nobody, nobody)
    found = movements(rows, np.zeros(2, dtype=bool), again)
    assert found.tolist() == ["undetermined", "left_above"]
