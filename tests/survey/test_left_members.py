"""Members who died or left: out of size, indicators and income, and the head passes on."""

from pathlib import Path
from typing import Any

import pytest

from ravo.fault_words import fault_message
from ravo.review.review import Review, to_clear_up
from ravo.review.verdicts import judge
from ravo.survey.departures import departed, people_left
from ravo.survey.new_heads import eldest_of, lacks_head
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes as all_codes

REASON, RELATION, BIRTH = "Lý do biến động", "Quan hệ với chủ hộ", "Ngày/năm sinh"
SIZE, B1, NAME = "Số nhân khẩu", "Điểm B1", "Họ và tên"
WIFE = {NAME: "Trần Thị Thử", "Giới tính": "Nữ", BIRTH: "1975"}


def judged(folder: Path, *people: dict[str, Any], **home: Any) -> Review:
    income = home.pop("income", ())
    homes = [books.household("H1", **home), books.household("H2", **{SIZE: 1})]
    other = books.member("H2", **{NAME: "Lê Văn Khác"})
    homes[1]["Họ và tên chủ hộ"] = "Lê Văn Khác"
    return judge(read_survey(books.write(folder / "xa.xlsx", homes, [*people, other], income)))


def codes(review: Review) -> list[str]:
    """Return the codes of the faults, without those of answers that the facts do not bear out."""
    return sorted(code for code in all_codes(review) if code != "RV-352")


def head(**more: Any) -> dict[str, Any]:
    return books.member("H1", **more)


def wife(**more: Any) -> dict[str, Any]:
    return books.member("H1", "Vợ/chồng", **{**WIFE, **more})


def child(year: int = 2012, /, **more: Any) -> dict[str, Any]:
    return books.member("H1", "Con", **{NAME: "Nguyễn Văn Con", BIRTH: year, **more})


@pytest.mark.parametrize(("written", "counted"), [(3, 2), (2, 2)])
def test_who_died_is_out_of_the_size_whether_or_not_it_was_lowered(
    tmp_path: Path, written: int, counted: int
) -> None:
    review = judged(tmp_path, head(), wife(), child(**{REASON: "Chết"}), **{SIZE: written})
    assert codes(review) == (["RV-313"] if written == 3 else [])
    assert review.survey.households.value("size", 0) == counted
    assert {fault.code for fault in to_clear_up(review.faults)} <= {"RV-352"}
    assert (review.counts.scored, review.counts.departed) == (2, 0)
    assert people_left(review.survey)["change_reason"].tolist() == ["Chết"]


def test_a_size_that_fits_neither_count_is_an_error(tmp_path: Path) -> None:
    review = judged(tmp_path, head(), wife(), child(**{REASON: "Chết"}), **{SIZE: 4})
    assert codes(review) == ["RV-301"]


BORN = {REASON: "Mới sinh", BIRTH: "2024"}


@pytest.mark.parametrize(
    ("written", "told"),
    [(1, "RV-301"), (2, "RV-317"), (3, None), (4, "RV-301")],
)
def test_who_was_born_is_added_to_the_size_of_last_year(
    tmp_path: Path, written: int, told: str | None
) -> None:
    review = judged(tmp_path, head(), wife(), child(**BORN), **{SIZE: written})
    assert codes(review) == ([] if told is None else [told])
    if told != "RV-301":
        assert review.survey.households.value("size", 0) == 3
        assert {fault.code for fault in to_clear_up(review.faults)} <= {"RV-352"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        # Two stayed and two came; three of last year died. Five were there, or two, or seven rows.
        (5, "RV-317"),
        (2, "RV-317"),
        (4, None),
        (7, "RV-313"),
        (3, "RV-301"),
        (6, "RV-301"),
    ],
)
def test_deaths_and_births_of_one_year_are_counted_together(
    tmp_path: Path, written: int, told: str | None
) -> None:
    dead = [child(**{NAME: f"Nguyễn Thị {name}", REASON: "Chết"}) for name in ("Ba", "Tư", "Sáu")]
    came = [child(**BORN), child(**{REASON: "Nhập hộ"})]
    review = judged(tmp_path, head(), wife(), *came, *dead, **{SIZE: written})
    assert codes(review) == ([] if told is None else [told])
    if told == "RV-317":
        (fault,) = [f for f in review.faults if f.code == told]
        words = fault_message(fault, "vi")[0]
        assert ("trừ 3 người" in words) is (written == 5)
        assert words.endswith("tính 4 nhân khẩu.")
    if told != "RV-301":
        assert review.survey.households.value("size", 0) == 4


def test_income_is_shared_by_those_who_stayed(tmp_path: Path) -> None:
    earned = {"Mã hộ": "H1", "Thu: tiền lương, tiền công": 48_000_000}
    review = judged(
        tmp_path, head(), wife(), child(**{REASON: "Chuyển đi"}), income=(earned,), **{SIZE: 3}
    )
    assert review.verdicts.income[0] == 48_000_000 / 2 / 12


def test_a_child_who_left_is_in_no_indicator(tmp_path: Path) -> None:
    no_answer = dict.fromkeys(books.ANSWERS)
    hungry = {"Suy dinh dưỡng": "Có"}
    at = books.ANSWERS.index("3. Dinh dưỡng")
    people = (head(**{"Suy dinh dưỡng": "Không"}), child(2015, **hungry))
    there = judged(tmp_path, *people, **no_answer)
    people = (people[0], child(2015, **hungry, **{REASON: "chuyển đi nơi khác"}))
    left = judged(tmp_path, *people, **no_answer)
    assert there.verdicts.deprived[0, at] == 1
    assert left.verdicts.deprived[0, at] != 1


def test_cells_of_who_left_are_nobodys_fault(tmp_path: Path) -> None:
    gone = child(**{REASON: "CHẾT", BIRTH: "31/02/2012", "Giới tính": "Trai"})
    assert codes(judged(tmp_path, head(), wife(), gone)) == []
    still = child(**{BIRTH: "31/02/2012", "Giới tính": "Trai"})
    assert codes(judged(tmp_path, head(), wife(), still, **{SIZE: 3})) == ["RV-203", "RV-212"]


@pytest.mark.parametrize(
    "words",
    [
        "Chết",
        "CHẾT",
        "chet",
        "đã chết",
        "Chết ngày 3/5/2024",
        "mất năm 2024",
        "Chết (tháng 5/2024)",
    ],
)
def test_a_reason_is_read_as_it_is_spoken(tmp_path: Path, words: str) -> None:
    review = judged(tmp_path, head(), wife(), child(**{REASON: words}))
    assert codes(review) == []
    assert people_left(review.survey)["change_reason"].tolist() == ["Chết"]


def test_a_reason_that_nobody_knows_leaves_the_household_without_a_class(tmp_path: Path) -> None:
    review = judged(tmp_path, head(), wife(**{REASON: "đi làm xa"}))
    assert codes(review) == ["RV-203"]
    assert review.verdicts.klass[0] is None


@pytest.mark.parametrize("reason", ["Chuyển đến", "Nhập hộ", "Mới sinh", "Khác"])
def test_who_came_counts_and_is_no_fault(tmp_path: Path, reason: str) -> None:
    review = judged(tmp_path, head(), wife(**{REASON: reason}))
    assert (codes(review), review.counts.scored) == ([], 2)
    assert len(people_left(review.survey)) == 0


def test_who_splits_off_leaves_the_old_household_and_is_in_the_new_one(tmp_path: Path) -> None:
    split = {REASON: "Tách hộ"}
    old = judged(tmp_path, head(), wife(), child(1999, **split))
    assert (codes(old), len(people_left(old.survey))) == (["RV-320"], 1)
    new = judged(tmp_path, head(**split), wife(**split), **split)
    assert (codes(new), len(people_left(new.survey)), new.counts.scored) == ([], 0, 2)


# heads


def test_the_spouse_follows_a_head_who_died(tmp_path: Path) -> None:
    review = judged(tmp_path, head(**{REASON: "Chết"}), child(1950), wife(), **{SIZE: 3})
    (told,) = [fault for fault in review.faults if fault.code == "RV-328"]
    assert (told.params["old"], told.params["new"]) == ("Thành viên!B2", "Thành viên!B4")
    assert codes(review) == ["RV-313", "RV-328"]
    assert not {fault.code for fault in review.to_clear_up} - {"RV-352"}
    homes, people = review.survey.households, review.survey.members
    assert people is not None
    assert homes.value("head_name", 0) == WIFE[NAME]
    assert homes.value("head_sex", 0) == "Nữ"
    assert homes.value("head_birth_year", 0) == 1975
    assert people.frame["relation"].tolist() == ["Con", "Chủ hộ", "Chủ hộ"]


@pytest.mark.parametrize(("born", "heir"), [((2006, 2000), "2000"), ((2000, 1990), "1990")])
def test_without_a_spouse_the_eldest_adult_follows(
    tmp_path: Path, born: tuple[int, int], heir: str
) -> None:
    people = [child(year, **{NAME: f"Con {year}"}) for year in born]
    named = [{**one, NAME: "Con " + "abcdefghij"[int(one[BIRTH]) % 10]} for one in people]
    review = judged(tmp_path, head(**{REASON: "Chết"}), *named)
    assert codes(review) == ["RV-314"]
    assert f"{review.survey.households.value('head_birth_year', 0):.0f}" == heir


@pytest.mark.parametrize(("born", "code"), [("14/12/2006", "RV-328"), ("15/12/2006", "RV-315")])
def test_an_adult_is_eighteen_on_the_day_of_the_review(
    tmp_path: Path, born: str, code: str
) -> None:
    review = judged(tmp_path, head(**{REASON: "Chết"}), child(**{BIRTH: born}), **{SIZE: 1})
    assert codes(review) == [code]
    assert review.verdicts.klass[0] == "poor"


def test_children_alone_are_a_household_without_a_head(tmp_path: Path) -> None:
    """The dead are nobody's head: the eldest child names the household, and is none either."""
    young = [child(2015), child(2010, **{NAME: "Nguyễn Thị Lớn"})]
    review = judged(tmp_path, head(**{REASON: "Chết"}), *young, **{SIZE: 2})
    assert codes(review) == ["RV-315"]
    homes = review.survey.households
    assert homes.value("head_name", 0) == "Nguyễn Thị Lớn (chưa có chủ hộ)"
    assert lacks_head(homes.value("head_name", 0))
    assert homes.value("head_sex", 0) is None
    assert homes.frame["head_birth_year"].isna().tolist() == [True, False]
    assert review.survey.members is not None
    assert review.survey.members.frame["relation"].tolist() == ["Con", "Con", "Chủ hộ"]


@pytest.mark.parametrize(
    ("name", "eldest"),
    [
        ("Lê Văn Tí (chưa có chủ hộ)", "Lê Văn Tí"),
        ("Chưa có chủ hộ", ""),
        ("Lê Văn Tí", None),
        (None, None),
    ],
)
def test_a_household_without_a_head_is_known_by_its_name(
    name: str | None, eldest: str | None
) -> None:
    assert lacks_head(name) is (eldest is not None)
    if name is not None and eldest is not None:
        assert eldest_of(name) == eldest


def test_the_officer_who_wrote_the_new_head_hears_nothing(tmp_path: Path) -> None:
    new = {"Họ và tên chủ hộ": WIFE[NAME], "Giới tính": "Nữ", "Năm sinh": 1975}
    gone = head(**{REASON: "Chết"})
    done = judged(tmp_path, gone, wife(**{RELATION: "Chủ hộ"}), **{**new, SIZE: 1})
    assert codes(done) == []
    relation_missed = judged(tmp_path, gone, wife(), **{**new, SIZE: 1})
    assert codes(relation_missed) == ["RV-328"]
    household_missed = judged(tmp_path, gone, wife(**{RELATION: "Chủ hộ"}), **{SIZE: 1})
    assert codes(household_missed) == ["RV-328"]
    assert household_missed.survey.households.value("head_name", 0) == WIFE[NAME]


@pytest.mark.parametrize(
    ("own", "came", "code", "heir"),
    [
        (child(1996), child(1960, **{REASON: "Nhập hộ"}), "RV-314", "1996"),
        (child(2012), child(1960, **{REASON: "Nhập hộ"}), "RV-328", "1960"),
        (wife(), wife(**{BIRTH: "1950", REASON: "Nhập hộ"}), "RV-314", "1975"),
        (wife(), child(1950, **{REASON: "Chuyển đến"}), "RV-328", "1975"),
        (child(1996), wife(**{REASON: "Chuyển đến"}), "RV-314", "1975"),
    ],
)
def test_who_was_there_before_follows_before_who_came_this_year(
    tmp_path: Path, own: dict[str, Any], came: dict[str, Any], code: str, heir: str
) -> None:
    review = judged(tmp_path, head(**{REASON: "Chết"}), came, own, **{SIZE: 2})
    assert codes(review) == [code]
    assert f"{review.survey.households.value('head_birth_year', 0):.0f}" == heir


def test_a_spouse_follows_as_an_adult_only(tmp_path: Path) -> None:
    gone = head(**{REASON: "Chết"})
    alone = judged(tmp_path, gone, wife(**{BIRTH: 2010}), **{SIZE: 1})
    assert codes(alone) == ["RV-315"]
    son = judged(tmp_path, gone, wife(**{BIRTH: 2010}), child(2000))
    (told,) = [fault for fault in son.faults if fault.code == "RV-328"]
    assert told.params["new"] == "Thành viên!B4"
    unknown = judged(tmp_path, gone, wife(**{BIRTH: None}), **{SIZE: 1})
    assert "RV-328" in codes(unknown)


@pytest.mark.parametrize(("born", "code"), [("2010", "RV-309"), ("2030", "RV-215")])
def test_what_is_wrong_with_a_new_head_is_at_the_members(
    tmp_path: Path, born: str, code: str
) -> None:
    new = wife(**{RELATION: "Chủ hộ", BIRTH: born})
    review = judged(tmp_path, head(**{REASON: "Chết"}), new, **{SIZE: 1})
    found = [(f.sheet, f.cell) for f in review.faults if f.code == code]
    assert found == [("Thành viên", "E3")]


def test_a_number_shared_with_a_new_head_is_at_the_members(tmp_path: Path) -> None:
    number = {"Số định danh cá nhân/CCCD": "087175000001"}
    people = (head(**{REASON: "Chết"}), wife(**number))
    other = books.member("H2", "Con", **number)
    homes = [books.household("H1"), books.household("H2")]
    homes[0]["Số định danh cá nhân/CCCD"] = "087070000002"
    book = books.write(tmp_path / "xa.xlsx", homes, [*people, other])
    named = [(f.sheet, f.cell) for f in judge(read_survey(book)).faults if f.code == "RV-402"]
    assert named == [("Thành viên", "G3"), ("Thành viên", "G4")]


def test_who_follows_is_not_chosen_where_two_others_are_marked_as_heads(tmp_path: Path) -> None:
    others = [wife(**{RELATION: "Chủ hộ"}), child(1990, **{RELATION: "Chủ hộ"})]
    review = judged(tmp_path, head(**{REASON: "Chết"}), *others, **{SIZE: 3})
    assert codes(review) == ["RV-302", "RV-313"]
    assert review.survey.households.value("head_name", 0) == "Nguyễn Văn Thử"


def test_nobody_follows_a_head_whom_the_sheet_of_households_does_not_name(tmp_path: Path) -> None:
    review = judged(
        tmp_path, head(**{REASON: "Chết"}), wife(), **{SIZE: 2, "Họ và tên chủ hộ": None}
    )
    assert codes(review) == ["RV-214", "RV-302", "RV-313"]
    assert review.survey.households.value("head_name", 0) is None


# households that everybody left


def test_a_household_that_everybody_left_has_left_and_is_told(tmp_path: Path) -> None:
    gone = {REASON: "Chết"}
    review = judged(tmp_path, head(**gone), wife(**gone), **{B1: None})
    assert codes(review) == ["RV-312"]
    assert departed(review.survey).tolist() == [True, False]
    assert review.survey.households.value("change_reason", 0) == "Chết"
    assert review.counts.read == review.counts.scored + review.counts.departed
    more = judged(tmp_path, head(**gone), wife(**gone), **{B1: None, SIZE: 3})
    assert codes(more) == ["RV-332"]


def test_rows_of_a_household_that_left_belong_to_nobody(tmp_path: Path) -> None:
    earned = {"Mã hộ": "H1", "Thu: tiền lương, tiền công": "nhiều"}
    review = judged(
        tmp_path, head(), wife(**{BIRTH: "?"}), income=(earned,), **{REASON: "Chết", B1: None}
    )
    assert codes(review) == ["RV-307"]
    assert review.survey.members is not None
    assert review.survey.members.frame["code"].tolist() == ["H2"]
    assert len(people_left(review.survey)) == 0


# households that joined another


@pytest.mark.parametrize(
    ("home", "gone", "told"),
    [
        ({B1: None}, True, ["RV-307", "RV-4085"]),
        ({B1: None, "Mã hộ gốc": "H2"}, True, ["RV-307", "RV-318"]),
        ({"Mã hộ gốc": "H9"}, False, ["RV-4095"]),
        ({}, False, ["RV-316"]),
        ({"Mã hộ gốc": "H2"}, False, ["RV-316"]),
    ],
)
def test_who_joined_another_left_and_who_took_one_in_is_there(
    tmp_path: Path, home: dict[str, Any], told: list[str], *, gone: bool
) -> None:
    review = judged(tmp_path, head(), wife(), **{REASON: "Nhập hộ", **home})
    assert departed(review.survey).tolist() == [gone, False]
    assert codes(review) == told


def test_who_left_is_nothing_to_clear_up(tmp_path: Path) -> None:
    review = judged(tmp_path, head(), wife(), child(**{REASON: "Chết"}), **{SIZE: 3})
    gone = judged(tmp_path, head(), wife(), **{REASON: "Chết", B1: None, SIZE: 2})
    for made in (review, gone):
        left = [fault for fault in made.faults if fault.code in ("RV-307", "RV-313")]
        assert len(left) == 1
        assert not {fault.code for fault in made.to_clear_up} & {"RV-307", "RV-313"}


def test_where_no_head_is_named_none_of_the_members_is_like_one(tmp_path: Path) -> None:
    """A list carried from a year in which the head died with only children left."""
    blank = {"Họ và tên chủ hộ": None, "Giới tính": None, "Năm sinh": None}
    review = judged(tmp_path, child(2012), **{**blank, SIZE: 1})
    (told,) = [fault for fault in review.faults if fault.code == "RV-302"]
    assert "xác định ai làm chủ hộ trước" in fault_message(told, "vi")[0]


@pytest.mark.parametrize("reason", ["Chết", "Tách hộ", "Mới sinh"])
def test_people_with_a_reason_and_no_household_at_all_end_no_reading(
    tmp_path: Path, reason: str
) -> None:
    people = [head(**{REASON: reason}), child(**{REASON: reason})]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", [], people)))
    assert review.verdict == "rejected"
    assert (review.counts.scored, len(people_left(review.survey))) == (0, 0)
