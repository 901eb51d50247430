"""The archive of verdicts: what is written is what is read back, and nobody is named in it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.dataset
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from ravo.batch import archive
from ravo.criteria import load_edition
from ravo.faults import UsageProblem
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from ravo.typed_columns import columns_of_frame
from support.books import household, member, write
from support.examples import examples
from support.kept_verdicts import files_of, read_archive, write_verdicts

MakeReview = Callable[..., Review]
OWN = "year=2024/province=87/commune=30169"
CITIZEN = "087070001234"
VIETNAMESE = "ấp Hưng Quới, Đồng Tháp – Ê-đê ữỹ=+@'\""


@pytest.fixture
def review_of(tmp_path: Path) -> MakeReview:
    def make(*households: dict[str, Any], asked: ReadSettings | None = None, **info: Any) -> Review:
        place = {"Mã xã": "30169", "Xã/phường/thị trấn": "Thị trấn Lấp Vò", **info}
        book = write(tmp_path / "xa.xlsx", households or [household()], info=place)
        return judge(read_survey(book, asked or ReadSettings()))

    return make


@pytest.fixture(scope="module")
def one_home_review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of one household, read once for all examples."""
    place = {"Mã xã": "30169", "Xã/phường/thị trấn": "Thị trấn Lấp Vò"}
    book = write(tmp_path_factory.mktemp("one") / "xa.xlsx", [household()], info=place)
    return judge(read_survey(book, ReadSettings()))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kho"


def every_file(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_what_is_written_is_what_is_read_back(review_of: MakeReview, kept: Path) -> None:
    review = review_of(
        household("0012", 3, **{"Thôn/ấp/bản/tổ dân phố": VIETNAMESE, "Thiếu vốn": "Có"}),
        household("H2", 2, **{"9. Nguồn nước sinh hoạt": None, "Điểm B1": 176}),
        household("H3", 0, **{"Điểm B1": None, "Thu nhập bình quân (đồng/người/tháng)": 3000001}),
    )
    assert write_verdicts(review, kept, "a.xlsx") == (f"{OWN}/part.parquet", None)
    back = read_archive(kept)
    pd.testing.assert_frame_equal(back, archive.verdict_frame(review, "a.xlsx"))
    assert back["ma_ho"].tolist() == ["0012", "H2", "H3"]
    assert back["thon"][0] == VIETNAMESE
    assert back["th_09"].tolist() == [False, pd.NA, False]
    assert back["nn_von"].tolist() == [True, pd.NA, pd.NA]
    assert back["diem_b1"].tolist() == [120.0, 176.0, pd.NA]
    assert back["ma_phan_loai"].tolist() == ["poor", "not_poor", "not_poor"]


LETTERS = st.text(st.characters(codec="utf-8"), max_size=12)
YES_NO = st.sampled_from([True, False, None])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "code": LETTERS,
            "village": st.none() | LETTERS,
            "merit": YES_NO,
            "answer_water": YES_NO,
            "cause_land": YES_NO,
            "b1": st.none() | st.floats(0, 400, allow_nan=False),
            "income": st.none() | st.floats(0, 9e15, allow_nan=False),
            "head_birth_year": st.none() | st.integers(1900, 2024),
        }
    ),
    max_size=4,
)


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=ROWS)
def test_any_values_come_back(
    rows: list[dict[str, Any]], one_home_review: Review, kept: Path
) -> None:
    base = one_home_review
    table = base.survey.households
    frame = pd.concat([table.frame] * len(rows), ignore_index=True) if rows else table.frame[:0]
    for name in ROWS_NAMES:
        kind = table.frame[name].dtype
        frame[name] = pd.Series([row[name] for row in rows], dtype=kind)
    households = replace(table, columns=columns_of_frame(frame), rows=table.rows.repeat(len(rows)))
    rejected = base.survey.rejected.repeat(len(rows))
    review = judge(replace(base.survey, households=households, rejected=rejected))
    write_verdicts(review, kept, "a.xlsx")
    back = read_archive(kept)
    pd.testing.assert_frame_equal(back, archive.verdict_frame(review, "a.xlsx"))
    assert back["ma_ho"].tolist() == [row["code"] for row in rows]
    assert back["nguoi_co_cong"].tolist() == [
        pd.NA if r["merit"] is None else r["merit"] for r in rows
    ]


ROWS_NAMES = (
    "code",
    "village",
    "merit",
    "answer_water",
    "cause_land",
    "b1",
    "income",
    "head_birth_year",
)


def test_neither_names_nor_citizen_numbers_are_in_it(tmp_path: Path, kept: Path) -> None:
    person = {"Họ và tên chủ hộ": "Trần Thị Bí Mật", "Số định danh cá nhân/CCCD": CITIZEN}
    rows = [
        household(
            "H1",
            3,
            **{**person, "Rà soát viên": "Lê Văn Kín", "Ghi chú": "Bà Lặng", "Số nhân khẩu": 1},
        )
    ]
    people = [
        member(
            "H1", "Chủ hộ", **{"Họ và tên": "Trần Thị Bí Mật", "Số định danh cá nhân/CCCD": CITIZEN}
        )
    ]
    book = write(tmp_path / "a.xlsx", rows, people, info={"Người lập biểu": "Phạm Thị Ẩn"})
    write_verdicts(judge(read_survey(book)), kept, "a.xlsx")
    back = read_archive(kept)
    assert len(back) == 1
    whole = back.to_csv() + str(pyarrow.parquet.read_schema(kept / files_of(kept)[0]))
    for secret in ("Bí Mật", "Kín", "Lặng", "Ẩn", CITIZEN, str(tmp_path)):
        assert secret not in whole
    assert not {"chu_ho", "cccd", "nguoi_ra_soat", "ghi_chu"} & set(back.columns)


def test_any_tool_that_knows_the_folders_reads_it_as_one_table(
    review_of: MakeReview, kept: Path
) -> None:
    write_verdicts(review_of(), kept, "a.xlsx")
    hanoi = {
        "Mã xã": "00001",
        "Xã/phường/thị trấn": "Phường Phúc Xá",
        "Tỉnh/thành phố": "Thành phố Hà Nội",
    }
    write_verdicts(review_of(household("H9"), **hanoi), kept, "b.xlsx")
    archive.stage_verdicts(review_of(household("H8")), kept, "c.xlsx")
    table = pyarrow.dataset.dataset(kept, partitioning="hive").to_table().to_pandas()
    assert table["ma_ho"].tolist() == ["H9", "H1"]
    assert table["ma_tinh"].tolist() == ["01", "87"]
    assert table["ma_xa"].tolist() == ["00001", "30169"]
    assert table["year"].tolist() == [2024, 2024]
    assert read_archive(kept)["ma_ho"].tolist() == ["H9", "H1"]


def test_editions_share_one_table(review_of: MakeReview, kept: Path) -> None:
    old = review_of(**{"Năm rà soát": 2018})
    foreign = review_of(
        asked=ReadSettings(edition=load_edition("dong-nai-2022")), **{"Năm rà soát": 2023}
    )
    for place, review in enumerate((old, foreign, review_of())):
        write_verdicts(review, kept, f"{place}.xlsx")
    back = read_archive(kept)
    assert back["bo_tieu_chi"].tolist() == ["qd59-2015", "dong-nai-2022", "nd07-2021"]
    assert back["th_01"].tolist() == [pd.NA, True, True]
    tables = [parquet.read_schema(file).names for file in files_of(kept)]
    assert tables[0] == tables[1] == tables[2]


def test_a_commune_scored_again_replaces_its_own_file(review_of: MakeReview, kept: Path) -> None:
    first = review_of(household("H1"), household("H2"))
    write_verdicts(first, kept, "a.xlsx")
    before = (kept / OWN / "part.parquet").read_bytes()
    write_verdicts(first, kept, "a.xlsx")
    assert (kept / OWN / "part.parquet").read_bytes() == before
    write_verdicts(review_of(household("H3")), kept, "a.xlsx")
    assert read_archive(kept)["ma_ho"].tolist() == ["H3"]
    assert every_file(kept) == [f"{OWN}/part.parquet"]


@pytest.mark.parametrize("order", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
def test_the_same_commune_from_two_workbooks_is_told(
    order: tuple[str, str], review_of: MakeReview, kept: Path
) -> None:
    faults = [
        write_verdicts(review_of(household(name)), kept, name, present=("a.xlsx", "b.xlsx"))
        for name in order
    ]
    assert faults[0][1] is None
    told = faults[1][1]
    assert told is not None
    assert (told.code, dict(told.params)) == ("RV-119", {"first": "a.xlsx", "second": "b.xlsx"})
    assert faults[1][0] == (f"{OWN}/part.parquet" if order[1] == "a.xlsx" else None)
    assert read_archive(kept)["ma_ho"].tolist() == ["a.xlsx"]
    assert every_file(kept) == [f"{OWN}/part.parquet"]


def test_a_workbook_under_a_new_name_takes_the_place_of_the_old_one(
    review_of: MakeReview, kept: Path
) -> None:
    write_verdicts(review_of(household("H1")), kept, "a.xlsx", present=("a.xlsx",))
    said = write_verdicts(review_of(household("H2")), kept, "b.xlsx", present=("b.xlsx",))
    assert said == (f"{OWN}/part.parquet", None)
    assert read_archive(kept)["ma_ho"].tolist() == ["H2"]


def test_a_corrected_commune_leaves_the_wrong_one(review_of: MakeReview, kept: Path) -> None:
    place = {"Mã xã": "30172", "Xã/phường/thị trấn": "Xã Mỹ An Hưng A"}
    wrong, _ = write_verdicts(review_of(**place), kept, "a.xlsx")
    waiting = archive.stage_verdicts(review_of(), kept, "a.xlsx")
    archive.settle(waiting, kept, present=("a.xlsx",), earlier=wrong)
    assert every_file(kept) == [f"{OWN}/part.parquet"]


def test_the_place_of_another_workbook_is_not_cleared(review_of: MakeReview, kept: Path) -> None:
    place = {"Mã xã": "30172", "Xã/phường/thị trấn": "Xã Mỹ An Hưng A"}
    other, _ = write_verdicts(review_of(**place), kept, "b.xlsx")
    waiting = archive.stage_verdicts(review_of(), kept, "a.xlsx")
    archive.settle(waiting, kept, present=("a.xlsx", "b.xlsx"), earlier=other)
    assert len(files_of(kept)) == 2


@pytest.mark.parametrize(
    ("info", "place"),
    [
        ({"Mã xã": "99999", "Xã/phường/thị trấn": "Xã Chưa Có"}, "year=2024/province=87/commune=_"),
        (
            {"Mã xã": None, "Xã/phường/thị trấn": "Xã Chưa Có", "Tỉnh/thành phố": "Tỉnh Chưa Có"},
            "year=2024/province=_/commune=_",
        ),
        ({"Mã xã": None, "Năm rà soát": None}, "year=_/province=_/commune=_"),
        ({"Mã xã": "../../x", "Xã/phường/thị trấn": "../Xã y"}, "year=2024/province=87/commune=_"),
    ],
)
def test_an_unknown_place_is_made_up_from_nothing(
    info: dict[str, Any], place: str, review_of: MakeReview, kept: Path
) -> None:
    review = review_of(**info)
    found = {write_verdicts(review, kept, name)[0] for name in ("a.xlsx", "b.xlsx")}
    again, _ = write_verdicts(review, kept, "a.xlsx")
    assert len(found) == 2
    assert again in found
    assert {Path(str(item)).parent.as_posix() for item in found} == {place}
    assert every_file(kept) == sorted(map(str, found))
    assert read_archive(kept)["ma_xa"].isna().all()


def test_a_name_alone_leads_to_the_code(review_of: MakeReview, kept: Path) -> None:
    named = review_of(**{"Mã xã": None})
    assert write_verdicts(named, kept, "a.xlsx")[0] == f"{OWN}/part.parquet"


def test_a_worse_verdict_keeps_the_older_file_beside_it(review_of: MakeReview, kept: Path) -> None:
    good = review_of(household("H1"), household("H2"))
    worse = review_of(household("H1"), household("H2", **{"Số nhân khẩu": "hai"}))
    assert (good.verdict, worse.verdict) != (worse.verdict, good.verdict)
    write_verdicts(good, kept, "a.xlsx")
    before = (kept / OWN / "part.parquet").read_bytes()
    write_verdicts(worse, kept, "a.xlsx")
    assert every_file(kept) == [f"{OWN}/_part.parquet.truoc", f"{OWN}/part.parquet"]
    assert (kept / OWN / "_part.parquet.truoc").read_bytes() == before
    assert read_archive(kept)["ma_ho"].tolist() == ["H1"]
    table = pyarrow.dataset.dataset(kept, partitioning="hive").to_table()
    assert table["ma_ho"].to_pylist() == ["H1"]


def test_a_rejected_workbook_has_no_verdicts_in_it(review_of: MakeReview, kept: Path) -> None:
    good = review_of()
    write_verdicts(good, kept, "a.xlsx")
    rejected = judge(replace(good.survey, workbook_rejected=True))
    write_verdicts(rejected, kept, "a.xlsx")
    assert len(read_archive(kept)) == 0
    assert f"{OWN}/_part.parquet.truoc" in every_file(kept)


def test_a_damaged_file_is_replaced(review_of: MakeReview, kept: Path) -> None:
    write_verdicts(review_of(), kept, "a.xlsx")
    file = kept / OWN / "part.parquet"
    file.write_bytes(file.read_bytes()[:-9])
    write_verdicts(review_of(), kept, "b.xlsx", present=("a.xlsx", "b.xlsx"))
    assert read_archive(kept)["tep"].tolist() == ["b.xlsx"]


def test_an_interrupted_run_leaves_nothing_after_the_sweep(
    review_of: MakeReview, kept: Path
) -> None:
    write_verdicts(review_of(), kept, "a.xlsx")
    archive.stage_verdicts(review_of(), kept, "b.xlsx", "here")
    assert read_archive(kept)["tep"].tolist() == ["a.xlsx"]
    archive.sweep(kept, "here")
    assert every_file(kept) == [f"{OWN}/part.parquet"]


def test_two_runs_may_share_an_archive(review_of: MakeReview, kept: Path) -> None:
    other = {"Mã xã": "00001", "Xã/phường/thị trấn": "Phường Phúc Xá", "Tỉnh/thành phố": "Hà Nội"}
    first = archive.stage_verdicts(review_of(household("H1")), kept, "a.xlsx", "one")
    second = archive.stage_verdicts(review_of(household("H2"), **other), kept, "a.xlsx", "two")
    archive.sweep(kept, "three")
    for waiting in (first, second):
        archive.settle(waiting, kept, present=("a.xlsx",))
    back = read_archive(kept)
    assert list(zip(back["ma_xa"], back["ma_ho"], strict=True)) == [
        ("00001", "H2"),
        ("30169", "H1"),
    ]


def test_without_pyarrow_it_is_wrong_use(
    review_of: MakeReview, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = review_of()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for refused in (
        archive.require_pyarrow,
        lambda: write_verdicts(review, kept, "a.xlsx"),
    ):
        with pytest.raises(UsageProblem) as raised:
            refused()
        assert raised.value.fault.code == "RV-145"
    assert not kept.exists()


def test_a_file_tells_where_its_rows_come_from(review_of: MakeReview, kept: Path) -> None:
    review = review_of(household("H1"), household("H2", **{"Số nhân khẩu": "hai"}))
    target, _ = write_verdicts(review, kept, "Lấp Vò/a.xlsx")
    origin = archive.origin_of(kept / str(target))
    assert origin["workbook"] == "Lấp Vò/a.xlsx"
    assert origin["sha256"] == review.survey.source.sha256
    assert (origin["read"], origin["scored"], origin["rejected"]) == (2, 1, 1)
    assert origin["indicators"]["th_09"] == "water"
