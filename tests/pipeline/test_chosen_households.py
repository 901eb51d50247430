"""Households chosen to be explained: by code, class, village and name, alone and many together."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ravo.faults import Fault, RavoError
from ravo.pipeline.chosen_households import (
    HouseholdsWanted,
    NobodyNamed,
    chosen_records,
    class_of_word,
    departed_records,
    records_like,
    seen_households,
)
from ravo.review.explainer import explain_several
from ravo.review.review import Review
from support.books import household, member, write
from support.programs import Here, inside
from support.small_reviews import build
from support.small_reviews import household as record

GONE = Fault("RV-307", household="H7", sheet="Hộ", cell="I8", params={"reason": "Chết"})
LEFT = {"change_reason": "Chết"}
CITIZEN = "087070001234"


@pytest.fixture(scope="module")
def review_of_villages() -> Review:
    homes = [
        record("H1", 130, 4, head_name="Nguyễn Văn Á", village="Ấp An Thạnh"),
        record("H2", 130, 1, head_name="Nguyễn Văn Anh", village="Ấp An Thạnh"),
        record("H3", 150, 1, head_name="Trần Văn Bình", village="Ấp 1"),
        record("H4", 130, 5, head_name="Trần Nguyễn", village="Ấp 2", head_birth_year=None),
        record("H5", None, 3, head_name="Lê Thị Đào", village="Ấp 1"),
        record("H6", 100, 6, head_name="Lý A", village="Ấp 11"),
        record("H7", None, 0, head_name="Đỗ Văn Mất", village="Ấp 1", size=None, **LEFT),
    ]
    return build(homes, rejected=[5, 6], faults=[GONE])


def codes(review: Review, **wanted: Any) -> list[str]:
    found = chosen_records(review, HouseholdsWanted(**wanted))
    return [one.code for one in seen_households(review, found)]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["nguyen van a"], ["H1"]),
        (["NGUYỄN  VĂN á"], ["H1"]),
        (["Nguyen Van An"], ["H2"]),
        (["van"], ["H1", "H2", "H3", "H7"]),
        (["nguyen"], ["H1", "H2", "H4"]),
        (["dao", "ly a"], ["H5", "H6"]),
        (["guyễ"], ["H1", "H2", "H4"]),
    ],
)
def test_a_part_of_a_name_in_any_spelling_is_enough(
    review_of_villages: Review, names: list[str], found: list[str]
) -> None:
    assert sorted(codes(review_of_villages, names=tuple(names))) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("H1", ["H1"]),
        (" h1 ", ["H1"]),
        ("dao", ["H5"]),
        ("nguyen", ["H1", "H2", "H4"]),
        ("thi", ["H5"]),
        ("xh", None),
        ("", None),
    ],
)
def test_words_are_a_code_or_a_part_of_a_name(
    review_of_villages: Review, words: str, found: list[str] | None
) -> None:
    if found is None:
        with pytest.raises(NobodyNamed):
            records_like(review_of_villages, words)
    else:
        records = records_like(review_of_villages, words)
        assert [one.code for one in seen_households(review_of_villages, records)] == found


def test_a_part_of_a_code_is_enough_where_nobody_has_the_name() -> None:
    homes = [record(code, 130, 4, head_name="Lê A") for code in ("30172-0012", "30172-0013")]
    two = build(homes)
    assert records_like(two, "0013") == [1]
    assert records_like(two, "30172") == [0, 1]


@pytest.mark.parametrize(
    ("village", "found"),
    [
        ("Ấp An Thạnh", ["H1", "H2"]),
        ("ap an thanh", ["H1", "H2"]),
        ("An Thạnh", ["H1", "H2"]),
        ("ẤP 01", ["H3", "H5", "H7"]),
        ("ấp 11", ["H6"]),
    ],
)
def test_a_village_is_known_by_its_spellings(
    review_of_villages: Review, village: str, found: list[str]
) -> None:
    assert sorted(codes(review_of_villages, villages=(village,))) == found


@pytest.mark.parametrize(
    ("word", "klass"),
    [
        ("poor", "poor"),
        ("Hộ nghèo", "poor"),
        ("nghèo", "poor"),
        ("can ngheo", "near_poor"),
        ("near-poor", "near_poor"),
        ("near_poor", "near_poor"),
        ("không nghèo", "not_poor"),
        ("mức sống trung bình", "average_living"),
        ("chưa xác định", "undetermined"),
        ("từ chối", "rejected"),
    ],
)
def test_a_class_is_known_by_its_id_and_its_words(word: str, klass: str) -> None:
    assert class_of_word(word) == klass


def test_every_class_has_its_households_and_none_those_that_left(
    review_of_villages: Review,
) -> None:
    each = {
        klass: codes(review_of_villages, classes=(klass,))
        for klass in ("poor", "near_poor", "not_poor", "undetermined", "rejected")
    }
    assert each == {
        "poor": ["H1", "H4"],
        "near_poor": ["H2"],
        "not_poor": ["H3"],
        "undetermined": ["H5"],
        "rejected": ["H6"],
    }


def test_of_two_households_with_one_code_the_one_that_died_out_is_no_other() -> None:
    """The living one is refused for its code, and left nothing."""
    gone = replace(GONE, household="H1", cell="I2")
    wrong = Fault("RV-401", household="H1", sheet="Hộ", cell="A3", params={"others": "A2"})
    homes = [record("H1", None, 0, **LEFT), record("H1", 130, 1), record("H2", 130, 1)]
    twins = build(homes, rejected=[0, 1], faults=[gone, wrong])
    assert departed_records(twins, [0, 1, 2]) == {0}
    assert chosen_records(twins, HouseholdsWanted(classes=("rejected",))) == [1]
    assert chosen_records(twins, HouseholdsWanted(code="H1")) == [1] == records_like(twins, "H1")
    died, living = explain_several(twins, [0, 1])
    assert (died.left_for, living.left_for) == ("Chết", None)
    assert [fault.code for fault in living.faults] == ["RV-401"]


def test_conditions_of_several_kinds_all_hold_and_the_order_is_by_village(
    review_of_villages: Review,
) -> None:
    assert codes(review_of_villages, classes=("poor",), villages=("An Thạnh",)) == ["H1"]
    assert codes(review_of_villages, classes=("poor", "near_poor"), names=("nguyen",)) == [
        "H1",
        "H2",
        "H4",
    ]
    assert codes(review_of_villages) == ["H1", "H2", "H3", "H5", "H7", "H4", "H6"]
    assert codes(review_of_villages, code="H2", villages=("An Thạnh",)) == ["H2"]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"code": "H9"}, "RV-141"),
        ({"villages": ("Ấp 3",)}, "RV-1161"),
        ({"villages": (" ",)}, "RV-1084"),
        ({"classes": ("giàu",)}, "RV-1162"),
        ({"classes": (" ",)}, "RV-1085"),
        ({"classes": ("poor",), "villages": ("Ấp 1",)}, "RV-1164"),
        ({"code": "H1", "classes": ("not_poor",)}, "RV-1164"),
    ],
)
def test_what_fits_nobody_is_one_sentence(
    review_of_villages: Review, wanted: dict[str, Any], code: str
) -> None:
    with pytest.raises(RavoError) as problem:
        codes(review_of_villages, **wanted)
    assert problem.value.fault.code == code
    assert problem.value.exit_code == 2


def test_a_name_that_nobody_has_gives_those_like_it(review_of_villages: Review) -> None:
    with pytest.raises(NobodyNamed) as nobody:
        codes(review_of_villages, names=("Nguyen Van Ak",))
    assert {one.code for one in nobody.value.near} == {"H1", "H2"}
    for name in ("Zzz", "...", ""):
        with pytest.raises(NobodyNamed) as nobody:
            codes(review_of_villages, names=(name,))
        assert nobody.value.near == ()


def test_a_name_that_no_head_has_is_looked_for_among_members_and_who_left(tmp_path: Path) -> None:
    """H1's head died and her son is head now; H2 has a member of the name of H3's head."""
    head = "Họ và tên chủ hộ"
    homes = [
        household("H1", **{head: "Kim Liễu", "Số nhân khẩu": 2}),
        household("H2", **{head: "Danh Út", "Số nhân khẩu": 2}),
        household("H3", **{head: "Thạch Sơn", "Số nhân khẩu": 1}),
    ]
    name, born = "Họ và tên", "Ngày/năm sinh"
    people = [
        member("H1", **{name: "Kim Liễu", born: 1970, "Lý do biến động": "Chết"}),
        member("H1", "Con", **{name: "Kim Sơn Ca", born: 1980}),
        member("H2", **{name: "Danh Út", born: 1970}),
        member("H2", "Con", **{name: "Thạch Sơn", born: 1999}),
        member("H3", **{name: "Thạch Sơn", born: 1970}),
    ]
    path = write(tmp_path / "xa.xlsx", homes, people)
    done = inside("explain", path, "--name", "kim lieu", "-o", tmp_path / "gt.html")
    assert done.stdout == "Chủ hộ hiện nay: H1: Kim Sơn Ca, Ấp Thử, sinh năm 1980\n"
    assert "RV-1171" in done.stderr
    assert "Liễu" not in done.stderr
    assert "Kim Sơn Ca" in (tmp_path / "gt.html").read_text(encoding="utf-8")
    heads = inside("explain", path, "--name", "Thạch Sơn")
    assert "Thạch Sơn" in heads.stdout
    assert "RV-1171" not in heads.stderr
    assert inside("explain", path, "--name", "Kim Liễu B").returncode == 2


@pytest.mark.parametrize(("name", "mark"), [("gt.docx", b"PK"), ("gt.HTM", b"<!"), ("gt.txt", b"")])
def test_the_ending_of_the_file_is_its_format(
    survey_of_namesakes: Path, tmp_path: Path, name: str, mark: bytes
) -> None:
    done = inside("explain", survey_of_namesakes, "--household", "H1", "-o", tmp_path / name)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes().startswith(mark)


# the command


def book(folder: Path, homes: Sequence[dict[str, Any]]) -> Path:
    return write(folder / "xa.xlsx", homes)


@pytest.fixture(scope="module")
def survey_of_namesakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = {"head": "Họ và tên chủ hộ", "village": "Thôn/ấp/bản/tổ dân phố"}
    gone = {"Số nhân khẩu": None, "Điểm B1": None, "Lý do biến động": "Chuyển đi"}
    homes = [
        household("H1", **{names["head"]: "Nguyễn Văn Á", "Số CCCD chủ hộ": CITIZEN}),
        household("H2", 1, **{names["head"]: "Nguyễn Văn A", names["village"]: "Ấp Hai"}),
        household("H3", **{names["head"]: "Lê Thị Đào", "Điểm B1": None}),
        household("H4", 0, **{names["head"]: "Trần Mất", **gone}),
    ]
    return book(tmp_path_factory.mktemp("chosen"), homes)


def test_homonyms_are_listed_to_choose_from(survey_of_namesakes: Path) -> None:
    done = inside("explain", survey_of_namesakes, "--name", "nguyen van a")
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        "H2: Nguyễn Văn A, Ấp Hai, sinh năm 1970",
        "H1: Nguyễn Văn Á, Ấp Thử, sinh năm 1970",
    ]
    assert "RV-1160" in done.stderr
    assert "Nguyễn" not in done.stderr
    assert CITIZEN[:8] not in done.stdout + done.stderr


def test_one_who_fits_is_explained_as_by_the_code(survey_of_namesakes: Path) -> None:
    by_code = inside("explain", survey_of_namesakes, "--household", "H3")
    by_name = inside("explain", survey_of_namesakes, "--name", "dao")
    assert by_name.stdout == by_code.stdout
    assert "Lê Thị Đào" in by_name.stdout
    assert by_name.returncode == by_code.returncode == 1


def test_one_file_has_all_who_fit_and_the_counts_are_printed(
    survey_of_namesakes: Path, tmp_path: Path
) -> None:
    out = tmp_path / "gt.docx"
    done = inside("explain", survey_of_namesakes, "--format", "docx", "-o", out)
    assert done.returncode == 1
    assert "3 trang cho 3 hộ: 1 hộ nghèo; 1 hộ cận nghèo; 1 chưa xác định." in done.stderr
    assert "RV-1168" in done.stderr
    assert "H4" in done.stderr
    words = "\n".join(line.text for line in Document(str(out)).paragraphs)
    heads = [words.index(name) for name in ("Văn A\n", "Văn Á\n", "Thị Đào\n")]
    assert heads == sorted(heads)
    assert "Trần Mất" not in words
    assert "Phiếu còn thiếu: thu nhập" in words
    again = inside("explain", survey_of_namesakes, "--format", "docx", "-o", out)
    assert again.returncode == 1
    assert not list(tmp_path.glob("*truoc*"))


def test_who_left_gets_a_page_where_asked_for_alone(
    survey_of_namesakes: Path, tmp_path: Path
) -> None:
    out = tmp_path / "gt.html"
    done = inside(
        "explain", survey_of_namesakes, "--household", "H4", "--format", "html", "-o", out
    )
    assert "RV-1168" not in done.stderr
    assert "1 trang cho 1 hộ: 1 không còn trong danh sách." in done.stderr
    page = out.read_text(encoding="utf-8")
    assert page.count("<main") == 1
    assert "Không còn trong danh sách" in page


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "RV-1167"),
        (("--class", "poor", "--class", "near_poor", "--format", "docx"), "RV-1165"),
        (("--name", "van", "--format", "json", "-o", "gt.json"), "RV-1165"),
        (("--name", "van", "--officer", "--format", "html", "-o", "gt.html"), "RV-1166"),
        (("--household", "H1", "--officer", "--format", "docx", "-o", "gt.docx"), "RV-1166"),
        (("--name", "van", "--format", "docx", "-o", "gt.html"), "RV-1011"),
        (("--name", "khong co", "--format", "docx", "-o", "gt.docx"), "RV-1163"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    survey_of_namesakes: Path, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    done = inside("explain", survey_of_namesakes, *words, cwd=tmp_path)
    assert done.returncode == 2
    assert code in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_officers_version_of_one_is_still_there(
    survey_of_namesakes: Path, tmp_path: Path
) -> None:
    done = inside(
        "explain", survey_of_namesakes, "--name", "văn á", "--village", "thử", "--officer"
    )
    assert "B1" in done.stdout
    told = inside("explain", survey_of_namesakes, "--class", "cận nghèo", "--format", "json")
    assert "H2" in json.dumps(json.loads(told.stdout))


def test_the_officers_version_fits_the_terminal(
    survey_of_namesakes: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("explain", survey_of_namesakes, "--name", "văn á", "--village", "thử", "--officer")
    _, piped, _ = here(*words)
    assert max(map(len, piped.splitlines())) > 80
    monkeypatch.setattr("ravo.commands.explain.width_of", lambda stream: 80)
    _, shown, _ = here(*words)
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.split() == piped.split()
