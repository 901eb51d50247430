"""Last year's closing against this year's opening: every difference has its households."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.changes.comparison import Changes, codes_of
from ravo.changes.opening_check import OpeningCheck
from ravo.changes.output.machine import changes_json
from ravo.criteria.terms import LISTED
from ravo.fault_words import fault_message
from support.examples import examples
from support.years import diff, home, review, year

FAR: dict[str, Any] = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
WORDS = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "not_poor": "Hộ không nghèo"}
HEADS = ("Trần An", "Lê Bình", "Phạm Cúc", "Võ Dũng", "Bùi Em", "Đỗ Phú")


def checked(changes: Changes) -> OpeningCheck:
    assert changes.opening is not None
    return changes.opening


def kinds(changes: Changes) -> dict[str, str]:
    check = checked(changes)
    codes = map(str, codes_of(changes, check.rows))
    return dict(zip(codes, check.kinds.tolist(), strict=True))


@pytest.mark.parametrize(
    ("last", "word", "kind"),
    [
        ("poor", "Hộ cận nghèo", "class"),
        ("not_poor", "Hộ nghèo", "class"),
        ("poor", "Hộ không nghèo", "class"),
        ("poor", None, "blank_now"),
        ("undetermined", "Hộ nghèo", "unknown"),
        ("undetermined", "Hộ không nghèo", None),
        ("not_poor", None, None),
        ("poor", "Hộ nghèo", None),
    ],
)
def test_a_household_of_both_years_differs_where_one_list_has_it_otherwise(
    last: str, word: str | None, kind: str | None
) -> None:
    other = home("Z1", head_name="Đỗ Văn Đủ", opening_class="Hộ nghèo")
    changes = diff([home("A1", last), other], [home("A1", opening_class=word), other])
    assert kinds(changes) == ({"A1": kind} if kind else {})
    codes = {"class": ["RV-634"], "blank_now": ["RV-640"]}.get(kind or "", [])
    told = [fault for fault in changes.faults if fault.code in ("RV-634", "RV-640")]
    assert [(fault.code, fault.params["count"]) for fault in told] == [(c, 1) for c in codes]


def test_a_household_of_one_year_differs_where_that_year_lists_it() -> None:
    kept = home("Z1", head_name="Đỗ Văn Đủ", opening_class="Hộ nghèo")
    old = [kept, home("A1", head_name="Lê Bình"), home("A2", "not_poor", head_name="Bùi Em")]
    new = [
        kept,
        home("B1", head_name="Võ Dũng", opening_class="Hộ nghèo"),
        home("B2", head_name="Phạm Cúc", opening_class="Hộ không nghèo"),
    ]
    changes = diff(old, new)
    assert kinds(changes) == {"A1": "not_now", "B1": "not_last"}
    assert checked(changes).counts() == counted(left=1, arrived=1)
    # Nobody's opening class contradicts last year's, though the figures differ household by
    # household.
    assert not {"RV-614", "RV-634", "RV-640"} & {fault.code for fault in changes.faults}


def counted(**counts: int) -> dict[str, int]:
    return {"differ": 0, "left": 0, "arrived": 0, "undetermined_last_year": 0, **counts}


def test_each_kind_is_counted_as_what_it_is() -> None:
    heads = dict(zip("ABCDE", HEADS, strict=False))
    old = [
        home("A", head_name=heads["A"]),
        home("B", head_name=heads["B"]),
        home("C", "undetermined", head_name=heads["C"]),
        home("D", head_name=heads["D"]),
        home("E", "near_poor", head_name=heads["E"]),
    ]
    new = [
        home("A", head_name=heads["A"], opening_class="Hộ cận nghèo"),
        home("C", head_name=heads["C"], opening_class="Hộ nghèo"),
        home("D", head_name=heads["D"], size=0, change_reason="Chết"),
        home("E", "near_poor", head_name=heads["E"], opening_class="Hộ cận nghèo"),
        home("F", head_name="Đỗ Phú", opening_class="Hộ nghèo"),
    ]
    changes = diff(old, new)
    assert kinds(changes) == {
        "A": "class",
        "B": "not_now",
        "C": "unknown",
        "D": "not_now",
        "F": "not_last",
    }
    counts = counted(differ=1, left=2, arrived=1, undetermined_last_year=1)
    assert checked(changes).counts() == counts
    assert changes_json(changes, "vi")["opening"]["differ"] == 1
    told = [(f.code, fault_message(f, "vi")[0]) for f in changes.faults]
    # Poor: A, B, D at the end of 2023; C and F in the opening of 2024. Only A contradicts.
    poor, near, every = [message for code, message in told if code in ("RV-614", "RV-634")]
    assert "hộ nghèo cuối năm 2023 là 3 hộ, đầu kỳ 2024 ghi 2 hộ; 1 hộ ghi khác loại" in poor
    assert ": A; 4 hộ khác là hộ đi, hộ đến" in poor
    assert "hộ cận nghèo cuối năm 2023 là 1 hộ, đầu kỳ 2024 ghi 2 hộ; 1 hộ ghi khác loại" in near
    assert near.endswith("năm trước: A.")
    assert every.startswith("1 hộ có Phân loại đầu kỳ năm 2024 khác kết quả cuối năm 2023: A.")


def test_an_opening_that_nobody_filled_in_has_no_counts() -> None:
    changes = diff([home("A1")], [home("A1", opening_class=None)])
    assert checked(changes).counts() is None
    assert changes_json(changes, "vi")["opening"]["differ"] is None


def test_a_household_that_moved_is_behind_the_figures_of_both_communes() -> None:
    mover = home("30172-1", head_citizen_id="087060000001", opening_class="Hộ nghèo")
    stays = home("30175-1", head_name="Lê Bình", opening_class="Hộ nghèo")
    here = home("30172-2", head_name="Võ Dũng", opening_class="Hộ nghèo")
    old = year(2023, review([mover, here], 2023), review([stays], 2023, **FAR))
    new = year(
        2024, review([here], 2024), review([stays, {**mover, "code": "30175-9"}], 2024, **FAR)
    )
    changes = diff(old, new)
    assert kinds(changes) == {"30175-9": "moved"}
    assert checked(changes).counts() == counted()
    assert "RV-614" not in {fault.code for fault in changes.faults}


def test_equal_figures_with_other_households_are_told_all_the_same() -> None:
    heads = {"A1": "Lê Bình", "A2": "Võ Dũng"}
    old = [home("A1", head_name=heads["A1"]), home("A2", "near_poor", head_name=heads["A2"])]
    new = [
        home("A1", head_name=heads["A1"], opening_class="Hộ cận nghèo"),
        home("A2", "near_poor", head_name=heads["A2"], opening_class="Hộ nghèo"),
    ]
    changes = diff(old, new)
    assert kinds(changes) == {"A1": "class", "A2": "class"}
    assert [fault.code for fault in changes.faults] == ["RV-634"]


@pytest.mark.parametrize(
    ("opening", "start"), [("last-year", "kết quả"), ("recorded", "Phân loại")]
)
def test_it_is_said_from_which_of_the_two_the_movements_start(opening: str, start: str) -> None:
    changes = diff([home("A1")], [home("A1", opening_class="Hộ cận nghèo")], opening=opening)
    fault = next(fault for fault in changes.faults if fault.code == "RV-634")
    assert start in fault.params["start"].vi  # type: ignore[attr-defined]


records = st.fixed_dictionaries(
    {
        "klass": st.sampled_from([*WORDS, "undetermined"]),
        "opening": st.sampled_from([None, *WORDS.values()]),
        "far": st.booleans(),
    }
)
drawn_years = st.dictionaries(st.integers(0, 5), records, min_size=1)


def made(number: int, drawn: dict[int, dict[str, Any]]) -> Any:
    """Return a year of two communes; a household has one citizen number wherever it stands."""
    homes: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for person, rest in drawn.items():
        homes[rest["far"]].append(
            home(
                f"M{person}",
                rest["klass"],
                head_name=HEADS[person],
                opening_class=rest["opening"],
                head_citizen_id=f"08706000000{person}",
            )
        )
    return year(number, review(homes[False], number), review(homes[True], number, **FAR))


@settings(max_examples=examples(15), deadline=None)
@given(old=drawn_years, new=drawn_years)
def test_what_the_figures_differ_by_is_what_the_listed_households_are(
    old: dict[int, dict[str, Any]], new: dict[int, dict[str, Any]]
) -> None:
    changes = diff(made(2023, old), made(2024, new))
    check, rows = checked(changes), changes.rows.iloc[checked(changes).rows]
    said = check.recorded_class[check.rows]
    for place in np.flatnonzero(check.filled).tolist():
        for klass in LISTED:
            gone = ((rows["place_old"] == place) & (rows["class_old"] == klass)).sum()
            come = ((rows["place_new"] == place).to_numpy() & (said == klass)).sum()
            differs = check.recorded[klass][place] - check.closing[klass][place]
            assert differs == come - gone
