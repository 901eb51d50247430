"""Which household is which: codes, citizen numbers, origins, likeness; nobody is claimed twice."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.changes import fuzzy
from ravo.changes.comparison import Changes, compare
from ravo.changes.fuzzy import assigned
from ravo.changes.links import Links
from ravo.changes.output.words import pair_words
from ravo.fault_words import fault_message
from ravo.faults import InputProblem, UsageProblem
from ravo.typed_columns import TypedColumns
from support.examples import examples
from support.years import diff, home, hows_of, pairs_of, person, restarting, review, row_of, year

NAMES = ("Trần Thị Hòa", "Lê Văn Cường", "Phạm Thị Hạnh", "Võ Minh Khánh", "Đặng Thị Phượng")
PEOPLE: tuple[dict[str, Any], ...] = tuple(
    {"head_name": name, "head_birth_year": 1960 + 5 * i, "size": 2 + i}
    for i, name in enumerate(NAMES)
)


def known(prefix: str, **more: Any) -> list[dict[str, Any]]:
    return [home(f"{prefix}{i}", **{**person, **more}) for i, person in enumerate(PEOPLE)]


def claimed_once(changes: Changes) -> bool:
    pairs = changes.pairing.pairs
    return not pairs["old"].duplicated().any() and not pairs["new"].duplicated().any()


def test_equal_codes_of_a_commune_are_one_household() -> None:
    changes = diff([home("A1"), home("A2")], [home("A2"), home("A1")])
    assert pairs_of(changes) == {"A1": "A1", "A2": "A2"}
    assert set(hows_of(changes).values()) == {"code"}


def test_a_renamed_head_keeps_the_household_by_its_code() -> None:
    old = home("A1", head_name="Trần Văn Xưa", head_birth_year=1940, head_citizen_id="087040000001")
    new = home("A1", head_name="Lý Thị Nay", head_birth_year=1945, head_citizen_id="087145000002")
    changes = diff([old], [new])
    assert pairs_of(changes) == {"A1": "A1"}
    assert bool(changes.why.changed["head_name"][0])


def test_a_code_given_to_another_household_yields_to_citizen_numbers() -> None:
    old = [
        home("A1", head_citizen_id="087060000001"),
        home("A2", head_citizen_id="087060000002", head_name="Lê Văn Khác"),
    ]
    new = [
        home("A1", head_citizen_id="087060000002", head_name="Lê Văn Khác"),
        home("A3", head_citizen_id="087060000001", head_name="Nguyễn Thử A1"),
    ]
    changes = diff(old, new)
    assert pairs_of(changes) == {"A1": "A3", "A2": "A1"}
    assert set(hows_of(changes).values()) == {"citizen"}


def test_a_commune_re_coded_is_followed_by_its_heads_and_said_to_be() -> None:
    old = known("C")
    new = [{**record, "code": f"C{(i + 1) % 5}"} for i, record in enumerate(known("C"))]
    changes = diff(old, new)
    assert pairs_of(changes) == {f"C{i}": f"C{(i + 1) % 5}" for i in range(5)}
    assert "RV-611" in {fault.code for fault in changes.faults}


def test_a_commune_with_new_codes_altogether_is_followed_by_its_heads() -> None:
    changes = diff(known("OLD"), known("NEW"))
    assert pairs_of(changes) == {f"OLD{i}": f"NEW{i}" for i in range(5)}
    assert set(hows_of(changes).values()) == {"fuzzy"}


@pytest.mark.parametrize("name", ["Tran Thi Hoa", "Trần Thị Hoà", "TRẦN THỊ HÒA", "Trần Thị Hòaa"])
def test_spellings_of_one_name_are_one_head(name: str) -> None:
    old = home("A1", **PEOPLE[0])
    changes = diff([old], [{**old, "code": "B1", "head_name": name}])
    assert pairs_of(changes) == {"A1": "B1"}


@pytest.mark.parametrize(("birth", "paired"), [(1959, True), (1961, True), (1962, False)])
def test_a_birth_year_may_be_off_by_one_only(birth: int, paired: bool) -> None:
    old = home("A1", **PEOPLE[0])
    changes = diff([old], [{**old, "code": "B1", "head_birth_year": birth}])
    assert bool(pairs_of(changes)) is paired


def test_swapped_names_in_a_village_do_not_swap_households_with_codes() -> None:
    one, two = home("A1", head_name=NAMES[0]), home("A2", head_name=NAMES[1])
    changes = diff([one, two], [{**one, "head_name": NAMES[1]}, {**two, "head_name": NAMES[0]}])
    assert pairs_of(changes) == {"A1": "A1", "A2": "A2"}


def test_swapped_names_without_codes_follow_the_people() -> None:
    one, two = home("A1", **PEOPLE[0]), home("A2", **PEOPLE[1])
    changes = diff([one, two], [{**one, "code": "B2"}, {**two, "code": "B1"}])
    assert pairs_of(changes) == {"A1": "B2", "A2": "B1"}


def test_twins_of_one_name_are_asked_about_and_not_counted() -> None:
    twin = {"head_name": "Lê Văn Đôi", "head_birth_year": 1980, "size": 3}
    old = [home("A1", **twin), home("A2", **twin)]
    new = [home("B1", **twin), home("B2", **twin)]
    changes = diff(old, new)
    assert pairs_of(changes) == {}
    doubtful = changes.pairing.to_confirm
    assert len(doubtful) == 2
    assert doubtful["gap"].tolist() == [0.0, 0.0]
    assert not doubtful["old"].duplicated().any()
    assert set(changes.rows["movement"]) == {"poor_left", "new_poor"}


def test_members_tell_twins_of_one_name_apart() -> None:
    twin = {"head_name": "Lê Văn Đôi", "head_birth_year": 1980, "size": 2}
    first = [person("Lê Văn Đôi", 1980), person("Trần Thị Nhất", 1982)]
    second = [person("Lê Văn Đôi", 1980), person("Phạm Thị Nhì", 1983)]
    old = [home("A1", **twin, members=first), home("A2", **twin, members=second)]
    new = [home("B1", **twin, members=second), home("B2", **twin, members=first)]
    assert pairs_of(diff(old, new)) == {"A1": "B2", "A2": "B1"}


def test_links_confirm_and_refuse_what_the_program_would_not_decide() -> None:
    twin = {"head_name": "Lê Văn Đôi", "head_birth_year": 1980, "size": 3}
    old = [home("A1", **twin), home("A2", **twin)]
    new = [home("B1", **twin), home("B2", **twin)]
    confirmed = diff(old, new, links=Links(confirmed=((0, 1),)))
    assert pairs_of(confirmed) == {"A1": "B2", "A2": "B1"}
    assert hows_of(confirmed) == {"A1": "link", "A2": "fuzzy"}
    every = frozenset((i, j) for i in range(2) for j in range(2))
    refused = diff(old, new, links=Links(refused=every))
    assert pairs_of(refused) == {}
    assert len(refused.pairing.to_confirm) == 0


def test_a_refused_pair_is_not_paired_by_its_code() -> None:
    changes = diff([home("A1")], [home("A1")], links=Links(refused=frozenset({(0, 0)})))
    assert pairs_of(changes) == {}


def test_a_household_that_went_on_under_another_code_is_named_by_its_origin() -> None:
    old = home("A1", head_name="Trần Văn Xưa", head_birth_year=1940)
    new = home("B7", head_name="Lý Thị Nay", head_birth_year=1975, origin_code="A1")
    changes = diff([old], [new])
    assert (pairs_of(changes), hows_of(changes)) == ({"A1": "B7"}, {"A1": "origin"})


def test_a_split_leaves_the_household_and_names_where_the_new_one_came_from() -> None:
    old = home("A1", size=5)
    new = [home("A1", size=3), home("A9", size=2, change_reason="Tách hộ", origin_code="A1")]
    changes = diff([old], new)
    assert pairs_of(changes) == {"A1": "A1"}
    split = row_of(changes, "A9")
    assert (split["relation"], split["how"], split["movement"]) == (
        "split",
        "origin",
        "arrived_poor",
    )
    assert claimed_once(changes)


def test_a_merged_household_left_and_says_into_which() -> None:
    old = [home("A1"), home("A2", size=1)]
    new = [home("A1", size=4, change_reason="Nhập hộ", origin_code="A2")]
    changes = diff(old, new)
    merged = row_of(changes, "A2")
    assert (merged["relation"], merged["movement"]) == ("merge", "poor_left")
    assert row_of(changes, "A1")["movement"] == "stayed_poor"


def test_a_split_without_an_origin_code_is_told_by_the_member_who_heads_it_now() -> None:
    child = person("Nguyễn Thị Con", 1998, "087198000003")
    old = home("A1", size=2, members=[person("Nguyễn Thử A1", 1960, "087060000001"), child])
    alone = home(
        "B5",
        size=1,
        head_citizen_id="087198000003",
        head_name="Nguyễn Thị Con",
        head_birth_year=1998,
        members=[child],
    )
    new = [home("A1", size=1, members=[person("Nguyễn Thử A1", 1960, "087060000001")]), alone]
    assert row_of(diff([old], new), "B5")["relation"] == "split"


def test_a_move_across_communes_is_followed_by_the_citizen_number() -> None:
    far = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
    mover = home("30172-1", head_citizen_id="087060000001", head_name="Trần Văn Chuyển")
    old = year(2023, review([mover, home("30172-2")], 2023), review([home("30175-1")], 2023, **far))
    moved = {**mover, "code": "30175-9", "change_reason": "Chuyển đến"}
    new = year(2024, review([home("30172-2")], 2024), review([home("30175-1"), moved], 2024, **far))
    changes = diff(old, new)
    assert pairs_of(changes)["30172-1"] == "30175-9"
    assert bool(row_of(changes, "30175-9")["crossed"])
    assert row_of(changes, "30175-9")["movement"] == "stayed_poor"


def test_an_origin_in_another_commune_is_found_by_its_code() -> None:
    far = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
    old = year(2023, review([home("30172-1", size=3)], 2023), review([home("T1")], 2023, **far))
    came = home("T9", size=1, head_name="Lê Thị Út", change_reason="Tách hộ", origin_code="30172-1")
    here, there = review([home("30172-1", size=2)], 2024), review([home("T1"), came], 2024, **far)
    assert row_of(diff(old, year(2024, here, there)), "T9")["relation"] == "split"


def test_equal_codes_of_two_communes_are_not_one_household() -> None:
    far = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
    old = year(2023, review([home("1")], 2023), review([], 2023, **far))
    new = year(
        2024,
        review([], 2024),
        review([home("1", head_name="Phạm Thị Xa", head_birth_year=1999)], 2024, **far),
    )
    assert pairs_of(diff(old, new)) == {}


def test_codes_that_restart_in_every_village_are_a_clue_only() -> None:
    near = {**PEOPLE[0], "village": None}
    old = restarting(year(2023, [home("1", **near), home("1", **PEOPLE[1])]))
    new = restarting(year(2024, [home("1", **PEOPLE[1]), home("1", **near)]))
    changes = diff(old, new)
    pairs = changes.pairing.pairs
    assert list(zip(pairs["old"], pairs["new"], strict=True)) == [(0, 1), (1, 0)]
    assert set(pairs["how"]) == {"fuzzy"}


def test_a_code_twice_in_a_workbook_is_refused_with_both_cells() -> None:
    with pytest.raises(InputProblem) as caught:
        diff([home("A1"), home("A1", head_name="Lê Văn Khác")], [home("A1")])
    assert caught.value.fault.code == "RV-191"
    assert "A2, A3" in str(caught.value.fault.params["codes"])


def test_codes_twice_are_counted_and_listed_apart() -> None:
    doubled = [home(code, head_name=f"Lê {n}") for n, code in enumerate(("A1", "A1", "A2", "A2"))]
    with pytest.raises(InputProblem) as caught:
        diff(doubled, [home("A1")])
    params = caught.value.fault.params
    assert (params["codes"], params["count"]) == ("A1: A2, A3; A2: A4, A5", 2)


def test_years_of_different_places_are_refused() -> None:
    new = year(2024, review([home("A1")], 2024, commune="Xã Tân Mỹ", commune_code="30175"))
    with pytest.raises(UsageProblem) as caught:
        diff([home("A1")], new)
    assert caught.value.fault.code == "RV-193"


def test_places_of_one_name_are_told_apart_in_words() -> None:
    new = year(2024, review([home("A1")], 2024, district="Huyện Lai Vung", commune_code=None))
    with pytest.raises(UsageProblem) as caught:
        diff([home("A1")], new)
    params = caught.value.fault.params
    assert params["old"] != params["new"]
    assert "Huyện Lai Vung" in str(params["new"])


def test_a_commune_that_sent_nothing_has_no_figures_and_loses_no_household() -> None:
    far = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
    other = {"commune": "Xã Tân Khánh Trung", "commune_code": "30181"}
    away = (
        review([home(f"{x}1"), home(f"{x}2")], 2023, **at) for x, at in (("B", far), ("C", other))
    )
    changes = diff(year(2023, review([home("A1")], 2023), *away), [home("A1")])
    assert len(changes.rows) == 1
    (fault,) = changes.faults
    words = "No figures for 2024 of 2 communes: Xã Tân Mỹ (2), Xã Tân Khánh Trung (2); 4 households"
    assert (fault.code, fault_message(fault, "en")[0].partition(" are ")[0]) == ("RV-612", words)


def test_each_doubtful_pair_shows_its_parts_and_the_runner_up() -> None:
    twin = {"head_name": "Lê Văn Đôi", "head_birth_year": 1980, "size": 3}
    changes = diff([home("A1", **twin)], [home("B1", **twin), home("B2", **twin)])
    pair = changes.pairing.to_confirm.iloc[0]
    assert (pair["name"], pair["birth"], pair["size"], pair["village"]) == (1.0, 1.0, 1.0, 1.0)
    assert np.isnan(pair["members"])
    assert {pair["new"], pair["rival_new"]} == {0, 1}
    assert pair["score"] - pair["rival_score"] == pytest.approx(pair["gap"])


heads = st.fixed_dictionaries(
    {
        "head_name": st.sampled_from([*NAMES, "Le Van Cuong", "Trần Thị Hoa"]),
        "head_birth_year": st.integers(1960, 1963),
        "size": st.integers(1, 4),
        "village": st.sampled_from(["Ấp Một", "Ấp Hai"]),
        "head_citizen_id": st.sampled_from([None, "087060000001", "087060000002"]),
        "origin_code": st.sampled_from([None, "1", "2", "3"]),
    }
)
communes = st.lists(heads, min_size=1, max_size=9)


def coded(records: list[dict[str, Any]], first: int) -> list[dict[str, Any]]:
    return [home(str(first + i), **record) for i, record in enumerate(records)]


def none_lost(changes: Changes) -> bool:
    rows = changes.rows
    return all(
        sorted(rows.loc[rows[side] >= 0, side]) == list(range(len(part.households)))
        for side, part in (("old", changes.old), ("new", changes.new))
    )


@settings(max_examples=examples(10), deadline=None)
@given(old=communes, new=communes, first=st.integers(0, 12), data=st.data())
def test_nobody_is_claimed_twice_or_lost_and_the_order_of_rows_changes_no_pair(
    old: list[dict[str, Any]], new: list[dict[str, Any]], first: int, data: st.DataObject
) -> None:
    before, after = coded(old, 0), coded(new, first)
    shuffled = data.draw(st.permutations(before)), data.draw(st.permutations(after))
    plain, mixed = diff(before, after), diff(*shuffled)
    for changes in (plain, mixed):
        assert (len(changes.old.households), len(changes.new.households)) == (len(old), len(new))
        assert claimed_once(changes)
        assert none_lost(changes)
        doubtful = changes.pairing.to_confirm
        assert not set(doubtful["old"]) & set(changes.pairing.pairs["old"])
    sure = {o: n for o, n in pairs_of(plain).items() if hows_of(plain)[o] in ("code", "citizen")}
    again = {o: n for o, n in pairs_of(mixed).items() if hows_of(mixed)[o] in ("code", "citizen")}
    assert sure == again
    assert plain.counts() == mixed.counts()


scores = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(75, 100)),
    min_size=1,
    unique_by=lambda pair: pair[:2],
)


@settings(max_examples=20, deadline=None)
@given(drawn=scores)
def test_the_assignment_is_the_best_there_is_with_and_without_a_whole_table(
    drawn: list[tuple[int, int, int]],
) -> None:
    from scipy.optimize import linear_sum_assignment

    i, j, score = (np.array(side) for side in zip(*drawn, strict=True))
    pairs = TypedColumns({"old": i, "new": j, "score": score / 100})
    chosen = assigned(pairs)
    with pytest.MonkeyPatch.context() as patch:
        # Without trying every choice of few pairs, and without joining them in plain Python.
        patch.setattr(fuzzy, "FEW_PAIRS", 0)
        patch.setattr(fuzzy, "MANY_PAIRS", 0)
        assert assigned(pairs).frame.equals(chosen.frame)
        patch.setattr(fuzzy, "LARGE", 0)
        sparse = assigned(pairs)
    table = np.zeros((8, 8))
    table[i, j] = score / 100
    best = table[linear_sum_assignment(table, maximize=True)].sum()
    for found in (chosen, sparse):
        assert not found.frame["old"].duplicated().any()
        assert not found.frame["new"].duplicated().any()
        assert found["score"].sum() == pytest.approx(best)


def test_a_copy_of_a_commune_left_in_the_folder_is_refused() -> None:
    old = year(2023, [home("A1"), home("A2")], [home("A2"), home("A3")])
    with pytest.raises(InputProblem) as caught:
        diff(old, [home("A1")])
    assert caught.value.fault.code == "RV-191"
    assert caught.value.fault.params["codes"] == "A2: A3, Xã Mỹ An Hưng A-2023.xlsx!A2"


def test_heads_of_one_citizen_number_are_told_with_both_cells_and_not_paired_by_it() -> None:
    number = "087060000001"
    old = [
        home("A1", **PEOPLE[0], head_citizen_id=number),
        home("A2", **PEOPLE[1], head_citizen_id=number),
    ]
    new = [home("B1", **PEOPLE[1], head_citizen_id=number)]
    changes = diff(old, new)
    assert hows_of(changes) == {"A2": "fuzzy"}
    fault = next(fault for fault in changes.faults if fault.code == "RV-635")
    assert fault.params["numbers"] == "********0001: Hộ!A2, Hộ!A3"


def test_a_number_of_two_heads_names_the_workbooks_where_there_are_several() -> None:
    number = "087060000001"
    homes = [[home(f"A{at}", **PEOPLE[at], head_citizen_id=number)] for at in (0, 1)]
    changes = diff(year(2023, *homes), [home("B1", **PEOPLE[0])])
    fault = next(fault for fault in changes.faults if fault.code == "RV-635")
    book = "Xã Mỹ An Hưng A-2023.xlsx"
    assert fault.params["numbers"] == f"********0001: {book} Hộ!A2, {book} Hộ!A2"


def test_every_pair_by_likeness_shows_its_parts_and_the_runner_up() -> None:
    old = [home("A1", **PEOPLE[0]), home("A2", **{**PEOPLE[0], "head_birth_year": 1962})]
    new = [home("B1", **{**PEOPLE[0], "head_birth_year": 1961})]
    near = diff(old, [{**new[0], "head_birth_year": 1960}])
    assert pair_words(near, "vi")[0] == (
        "tên 1; năm sinh 1; số khẩu 1; thôn/ấp 1; kế tiếp A2 – B1: 0,76, cách 0,24"
    )
    pair = near.pairing.pairs.iloc[0]
    assert pair["gap"] == pytest.approx(pair["score"] - pair["rival_score"])
    assert pair_words(diff(known("A")[:1], known("B")[:1]), "vi")[0] == (
        "tên 1; năm sinh 1; số khẩu 1; thôn/ấp 1; không có cặp kế tiếp"
    )


@settings(max_examples=examples(10), deadline=None)
@given(old=communes, new=communes, first=st.integers(0, 12))
def test_swapping_the_years_swaps_the_pairs(
    old: list[dict[str, Any]], new: list[dict[str, Any]], first: int
) -> None:
    sides = [[{**record, "origin_code": None} for record in side] for side in (old, new)]
    before, after = year(2023, coded(sides[0], 0)), year(2024, coded(sides[1], first))
    there, back = compare(before, after), compare(after, before)
    pairs = zip(there.pairing.pairs["old"], there.pairing.pairs["new"], strict=True)
    mirrored = zip(back.pairing.pairs["new"], back.pairing.pairs["old"], strict=True)
    assert set(pairs) == set(mirrored)
