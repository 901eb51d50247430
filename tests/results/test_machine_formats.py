"""JSON, CSV and Parquet: the exact schema, no NaN, text that stays text."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ravo.criteria import load_edition
from ravo.faults import Fault, UsageProblem
from ravo.results import machine
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.departures import with_departures
from support.results_json import results_json

MakeReview = Callable[..., Review]
MakeHousehold = Callable[..., dict[str, Any]]


def test_json_has_exactly_the_keys_of_the_contract(mixed: Review) -> None:
    value = results_json(mixed, "vi")
    assert list(value) == [
        "schema",
        "input",
        "edition",
        "counts",
        "verdict",
        "households",
        "faults",
    ]
    assert list(value["input"]) == ["path", "sha256", "commune", "district", "province", "year"]
    assert list(value["households"][0]) == [
        "ma_ho",
        "class",
        "area",
        "evidence",
        "deprived",
        "unknown",
        "b2",
        "members",
        "reason",
        "citations",
    ]
    assert list(value["faults"][0]) == [
        "code",
        "severity",
        "category",
        "ma_ho",
        "sheet",
        "cell",
        "column",
        "value",
        "message",
        "hint",
    ]
    assert value["schema"] == 1


def test_json_of_a_poor_household_is_golden(mixed: Review) -> None:
    assert results_json(mixed, "vi")["households"][0] == {
        "ma_ho": "H1",
        "class": "poor",
        "area": "rural",
        "evidence": {"kind": "b1", "value": 130, "line": 140},
        "deprived": [1, 2, 3, 4],
        "unknown": [],
        "b2": 40,
        "members": 4,
        "reason": "B1 = 130 ≤ 140 điểm và thiếu hụt 4 chỉ số (≥ 3): hộ nghèo.",
        "citations": ["tt07-2021 Điều 1 khoản 1"],
    }


def test_rejected_households_are_missing_from_the_list_but_not_from_the_counts(
    mixed: Review,
) -> None:
    value = results_json(mixed, "vi")
    assert [item["ma_ho"] for item in value["households"]] == ["H1", "H2", "H3", "H4", "H5"]
    assert value["counts"] == {"read": 9, "scored": 5, "rejected": 1, "blank": 3}
    assert "departed" not in value
    assert "H6" in {fault["ma_ho"] for fault in value["faults"]}


def test_unknown_indicator_leaves_b2_null_and_class_undetermined(mixed: Review) -> None:
    household = results_json(mixed, "vi")["households"][4]
    assert household["class"] == "undetermined"
    assert household["b2"] is None
    assert household["unknown"] == [12]
    assert household["citations"] == []


def test_json_never_holds_nan(make_review: MakeReview, make_household: MakeHousehold) -> None:
    review = make_review([make_household("H1", None, 4)], area=None, commune=None, district=None)
    value = results_json(review, "vi")
    json.dumps(value, allow_nan=False)
    assert value["households"][0]["evidence"] == {"kind": None, "value": None, "line": None}
    assert value["households"][0]["area"] is None


def test_households_that_left_are_counted_apart(
    make_review: MakeReview, make_household: MakeHousehold
) -> None:
    gone = make_household("H2", None, 0, size=None, change_reason="Chuyển đi")
    homes = [make_household("H1", 120, 3), gone]
    survey = with_departures(make_review(homes, rejected=[1]).survey)
    value = results_json(judge(survey), "vi")
    assert value["departed"] == 1
    assert value["counts"] == {"read": 2, "scored": 1, "rejected": 1, "blank": 0}


def test_check_prints_the_same_object_without_households(mixed: Review) -> None:
    whole = results_json(mixed, "vi")
    del whole["households"]
    assert results_json(mixed, "vi", households=False) == whole


def test_unreadable_workbook_has_the_same_shape(mixed: Review) -> None:
    fault = Fault("RV-153", params={"path": "x.xlsx"})
    value = machine.unreadable_json("x.xlsx", fault, "vi")
    assert list(value) == list(results_json(mixed, "vi"))
    assert value["verdict"] == "rejected"
    assert value["households"] == []
    assert [item["code"] for item in value["faults"]] == ["RV-153"]
    alone = machine.unreadable_json("x.xlsx", fault, "vi", households=False)
    assert alone == {key: kept for key, kept in value.items() if key != "households"}


def test_reason_speaks_both_languages(mixed: Review) -> None:
    reasons = [item["reason"] for item in results_json(mixed, "en")["households"]]
    assert reasons[0] == "B1 = 130 ≤ 140 points and 4 deprived indicators (≥ 3): poor."
    assert reasons[1] == "B1 = 140 ≤ 140 points and 2 deprived indicators (< 3): near-poor."
    assert reasons[2].startswith("B1 = 141 > 140 points: not poor")
    assert "2,250,000 ≤ 2,250,000" in reasons[3]
    assert reasons[4] == (
        "Not enough information: 2 indicators known to be deprived, 1 unknown (12)."
    )


def test_missing_answers_that_do_not_matter_are_told_as_bounds(
    make_review: MakeReview, make_household: MakeHousehold
) -> None:
    poor = make_household("P", 130, 4, answer_information=None)
    near = make_household("N", 130, 1, answer_information=None)
    households = results_json(make_review([poor, near]), "vi")["households"]
    assert "thiếu hụt ít nhất 4 chỉ số (≥ 3)" in households[0]["reason"]
    assert "thiếu hụt nhiều nhất 2 chỉ số (< 3)" in households[1]["reason"]


def test_unknown_area_names_both_lines(
    make_review: MakeReview, make_household: MakeHousehold
) -> None:
    review = make_review([make_household("H1", 100, 5)], area=None)
    household = results_json(review, "vi")["households"][0]
    assert household["class"] == "poor"
    assert "140 (Nông thôn), 175 (Thành thị)" in household["reason"]


@pytest.mark.parametrize(
    ("income", "klass", "part"),
    [
        (700_000, "poor", "Thu nhập = 700.000 ≤ 700.000 đồng/người/tháng: hộ nghèo"),
        (700_001, "undetermined", "bộ tiêu chí Quyết định 59/2015/QĐ-TTg chưa có danh mục chỉ số"),
        (
            1_000_001,
            "not_poor",
            "Thu nhập = 1.000.001 > 1.000.000 đồng/người/tháng: hộ không nghèo",
        ),
    ],
)
def test_reason_names_the_line_that_decided(
    make_review: MakeReview, income: float, klass: str, part: str
) -> None:
    record = {"code": "H1", "size": 4, "income": income}
    review = make_review([record], edition="qd59-2015", year=2018)
    household = results_json(review, "vi")["households"][0]
    assert household["class"] == klass
    assert part in household["reason"]
    assert bool(household["citations"]) == (klass != "undetermined")
    assert household["b2"] is None


@pytest.mark.parametrize(
    ("deprived", "klass", "part"),
    [
        (
            2,
            "poor",
            "2.000.000 ≤ 2.000.000 đồng/người/tháng và thiếu hụt 2 chỉ số (≥ 2): hộ nghèo.",
        ),
        (
            1,
            "undetermined",
            "bộ tiêu chí Chuẩn nghèo của tỉnh Đồng Nai giai đoạn từ 2022 chưa có trị số cần dùng.",
        ),
    ],
)
def test_a_province_without_a_near_poor_line_guesses_none(
    make_review: MakeReview, deprived: int, klass: str, part: str
) -> None:
    indicators = load_edition("dong-nai-2022").indicators
    answers = {f"answer_{item.id}": item.number <= deprived for item in indicators}
    record = {"code": "H1", "size": 4, "income": 2_000_000, **answers}
    review = make_review([record], edition="dong-nai-2022", year=2023)
    household = results_json(review, "vi")["households"][0]
    assert household["class"] == klass
    assert household["reason"].endswith(part)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_text_cannot_become_a_formula(
    make_review: MakeReview, make_household: MakeHousehold, start: str
) -> None:
    name = f'{start}HYPERLINK("http://x";"y")'
    review = make_review([make_household("H1", 100, 4, head_name=name)])
    rows = list(csv.DictReader(io.StringIO(machine.csv_text(review, "vi"))))
    assert rows[0]["chu_ho"] == "'" + name.replace("\t", " ").replace("\r", " ")
    assert results_json(review, "vi")["households"][0]["ma_ho"] == "H1"


def test_csv_keeps_negative_figures_as_figures(mixed: Review) -> None:
    rows = list(csv.DictReader(io.StringIO(machine.csv_text(mixed, "vi"))))
    assert rows[0]["cach_chuan"] == "-10"
    assert rows[1]["cach_nguong"] == "-1"
    assert rows[4]["b2"] == ""


def test_csv_file_has_the_mark_and_its_text_has_not(mixed: Review, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    machine.write_csv(mixed, path, "vi")
    assert path.read_bytes().startswith(b"\xef\xbb\xbftep,nam,")
    assert machine.csv_text(mixed, "vi").startswith("tep,nam,")


def test_no_format_holds_a_citizen_number(mixed: Review) -> None:
    shown = machine.csv_text(mixed, "vi") + json.dumps(results_json(mixed, "vi"))
    assert "087070001234" not in shown


def test_parquet_reads_back(mixed: Review, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    machine.write_parquet(mixed, path, "vi")
    back = pd.read_parquet(path)
    assert back["ma_phan_loai"].tolist() == [
        "poor",
        "near_poor",
        "not_poor",
        "average_living",
        "undetermined",
    ]
    assert back["so_khau"].tolist() == [4, 4, 4, 4, 4]
    assert back["b2"].isna().tolist() == [False, False, False, False, True]


def test_parquet_without_pyarrow_is_wrong_use(
    mixed: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageProblem) as raised:
        machine.write_parquet(mixed, tmp_path / "x.parquet", "vi")
    assert raised.value.fault.code == "RV-154"
    assert list(tmp_path.iterdir()) == []


def test_a_rejected_workbook_has_rows_in_no_format(mixed: Review, tmp_path: Path) -> None:
    from dataclasses import replace

    from ravo.review.verdicts import judge

    review = judge(replace(mixed.survey, workbook_rejected=True))
    assert results_json(review, "vi")["households"] == []
    assert len(machine.to_rows(review, "vi")) == 0
    machine.write_parquet(review, tmp_path / "x.parquet", "vi")
    assert len(pd.read_parquet(tmp_path / "x.parquet")) == 0
