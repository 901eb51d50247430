"""A citizen number that several heads of a year have identifies nobody, wherever it is compared."""

import pytest

from ravo.changes.comparison import compare
from ravo.changes.lineage import descent
from ravo.changes.links import NO_LINKS
from support.years import Record, diff, home, hows_of, movement, pairs_of, person, review, year

PLACEHOLDER = "000000000000"
NAMES = (
    "Trần Văn Tư",
    "Lê Thị Hoa",
    "Phạm Quốc Bảo",
    "Võ Minh Châu",
    "Đặng Kim Liên",
    "Hồ Tấn Đạt",
)
OTHER = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}


def heads(first: int, number: str | None) -> list[Record]:
    """Return households with the same people in each list; the codes begin at another of them."""
    count = len(NAMES)
    return [
        home(
            f"H{place}",
            head_name=NAMES[(place + first) % count],
            head_birth_year=1950 + 4 * ((place + first) % count),
            head_sex="Nam",
            head_citizen_id=number,
        )
        for place in range(count)
    ]


def test_a_placeholder_in_every_row_does_not_hide_that_the_codes_were_given_anew() -> None:
    changes = diff(heads(0, PLACEHOLDER), heads(2, PLACEHOLDER))
    codes = [f"H{place}" for place in range(len(NAMES))]
    assert pairs_of(changes) == dict(zip(codes, codes[-2:] + codes[:-2], strict=True))
    assert set(hows_of(changes).values()) == {"fuzzy"}
    assert {"RV-611", "RV-635"} <= {fault.code for fault in changes.faults}


def test_an_equal_code_in_another_commune_needs_more_than_a_number_of_several_heads() -> None:
    here, there = heads(0, PLACEHOLDER)[:2], [heads(3, PLACEHOLDER)[0]]
    stays = home("S1")
    old = year(2023, here, review([stays], 2023, **OTHER))
    new = year(2024, [home("S2")], review([stays, *there, home("S3")], 2024, **OTHER))
    assert "H0" in pairs_of(compare(old, year(2024, [here[1]], review([here[0]], 2024, **OTHER))))
    assert pairs_of(compare(old, new)) == {"S1": "S1"}


def test_two_heads_with_the_number_of_one_member_did_not_both_split_off() -> None:
    father, daughter = (
        person("Trần Văn Tư", 1950, "087050000001"),
        person("Trần Thị Út", 1980, "087180000002"),
    )
    head = {"head_name": "Trần Văn Tư", "head_birth_year": 1950, "head_citizen_id": "087050000001"}
    came = [
        home(code, head_name=name, head_birth_year=1980, head_citizen_id="087180000002")
        for code, name in (("N1", "Trần Thị Út"), ("N2", "Lê Thị Lạ"))
    ]
    old = [home("A1", **head, members=[father, daughter])]
    rest = home("A1", **head, members=[father])
    assert len(diff(old, [rest, came[0]]).pairing.relations) == 1
    assert len(diff(old, [rest, *came]).pairing.relations) == 0


def test_the_last_digits_of_a_number_of_several_heads_are_no_evidence() -> None:
    old = [
        home("A1", head_name="Trần Văn Tư", head_birth_year=1950, head_citizen_id=PLACEHOLDER),
        home("A2", head_name="Lê Thị Hoa", head_birth_year=1961, head_citizen_id=PLACEHOLDER),
    ]
    new = [home("B1", head_name="Hồ Hữu Tư", head_birth_year=1950, head_citizen_id=PLACEHOLDER)]
    assert hows_of(diff(old, new)) == {}


@pytest.mark.parametrize(
    ("others", "for_one_more", "how"),
    [(3, 1000, {"A1": "citizen"}), (4, 1000, {}), (4, 5, {"A1": "citizen"}), (4, 6, {})],
)
def test_results_with_more_equal_last_digits_than_chance_give_are_not_paired_by_them(
    monkeypatch: pytest.MonkeyPatch, others: int, for_one_more: int, how: dict[str, str]
) -> None:
    """Results have only the last digits: those of a made-up number are on too many heads."""
    monkeypatch.setattr("ravo.changes.citizen_pairs.HEADS_FOR_ONE_MORE", for_one_more)
    man: Record = {"head_sex": "Nam", "head_birth_year": 1960, "size": 1}
    gone = home("A1", head_name="Nguyễn Văn Quyết", village="Ấp Hai", **man)
    came = home("B1", head_name="Nguyễn Văn Anh", **man | {"size": 6})
    stay = [home(f"S{place}") for place in range(others)]
    years = [year(2023, [gone, *stay]), year(2024, [came, *stay])]
    for given in years:
        given.households["head_tail"] = "0000"
    found = hows_of(compare(*years))
    assert {code: word for code, word in found.items() if code == "A1"} == how


def test_the_register_takes_strangers_with_one_number_for_other_heads() -> None:
    before = [home("A1", head_name="Trần Văn Tư", head_citizen_id=PLACEHOLDER)]
    now = [home("A1", head_name="Lê Thị Hoa", head_citizen_id=PLACEHOLDER)]
    beside = home("A2", head_name="Võ Minh Châu", head_citizen_id=PLACEHOLDER)
    followed = descent(year(2023, [*before, beside]), year(2024, [*now, beside]), NO_LINKS)
    assert followed.other_head.tolist() == [True, False]


def test_a_placeholder_that_gave_way_to_the_number_makes_no_new_head() -> None:
    before = [
        home("A1", head_name="Trần Văn Tư", head_birth_year=1950, head_citizen_id=PLACEHOLDER),
        home("A2", head_name="Lê Thị Hoa", head_birth_year=1961, head_citizen_id=PLACEHOLDER),
    ]
    # The year of birth was corrected as well, so that the heads are compared by their names.
    now = [{**before[0], "head_birth_year": 1958, "head_citizen_id": "087050000001"}, before[1]]
    followed = descent(year(2023, before), year(2024, now), NO_LINKS)
    assert followed.other_head.tolist() == [True, False]
    assert followed.new_head.tolist() == [False, False]


def test_who_has_the_number_of_several_heads_is_nobody_of_an_earlier_list() -> None:
    stay = home("S1", head_name="Võ Minh Châu", head_citizen_id=PLACEHOLDER)
    plain: Record = {"head_birth_year": None, "head_citizen_id": PLACEHOLDER}
    gone = home("A1", head_name="Trần Văn Tư", **plain)
    came = home("B1", head_name="Lê Thị Hoa", village="Ấp Hai", **plain)
    years = year(2022, [stay, gone]), year(2023, [stay]), year(2024, [stay, came])
    before, last, now = years
    changes = compare(last, now, history=[before])
    assert movement(changes, "B1") == "new_poor"
    alone = compare(last, year(2024, [{**stay, "head_citizen_id": None}, came]), history=[before])
    assert movement(alone, "B1") == "poor_again"
