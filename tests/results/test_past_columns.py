"""What results hold of earlier lists: three columns in every format, none without a register."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from ravo.messages import Lang
from ravo.results import machine
from ravo.results.columns import result_columns
from ravo.results.workbook import write_results
from ravo.review.earlier_lists import HouseholdPasts, PastOfHousehold
from ravo.review.review import Review
from support.results_files import read_results_file
from support.results_json import results_json
from support.years import home, review

IDS = ("nam_dau_danh_sach", "thoat_ngheo_ngay", "tai_ngheo")
DAY = date(2022, 12, 14)
PASTS = (
    PastOfHousehold(2021, False, True, DAY, True, None),
    PastOfHousehold(2021, True, True, DAY, False, False),
    PastOfHousehold(2023, False, True, None, False, None),
    PastOfHousehold(2021, False, True, DAY, False, True, ended=True),
    None,
)
WORDS: dict[Lang, list[tuple[str | None, ...]]] = {
    "vi": [
        ("2021", "14/12/2022 (suy ra)", None),
        ("trước 2021", "14/12/2022", "Không"),
        ("2023", "không rõ ngày", None),
        ("2021", None, "Có"),
        (None, None, None),
    ],
    "en": [
        ("2021", "14/12/2022 (derived)", None),
        ("before 2021", "14/12/2022", "No"),
        ("2023", "day not known", None),
        ("2021", None, "Yes"),
        (None, None, None),
    ],
}


def with_past() -> Review:
    """Return five households with their pasts, behind one that was rejected and has none."""
    homes = [home("A0", rejected=True), *(home(f"A{number}") for number in range(1, 6))]
    lists = HouseholdPasts("so.sqlite", ("2021", "2023", "2026-03"), (None, *PASTS), 1)
    return replace(review(homes, 2024), past=lists)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_columns_say_what_the_lists_show(lang: Lang) -> None:
    columns = {column.id: column for column in result_columns(with_past(), lang)}
    assert list(zip(*(columns[id].values for id in IDS), strict=True)) == WORDS[lang]


def test_results_hold_the_columns_and_are_read_back_as_those_without(tmp_path: Path) -> None:
    judged = with_past()
    paths = [tmp_path / name for name in ("a.ket-qua.xlsx", "b.ket-qua.xlsx")]
    for path, item in zip(paths, (judged, replace(judged, past=None)), strict=True):
        write_results(item, path, "vi")
    books = [openpyxl.load_workbook(path) for path in paths]
    heads = [[cell.value for cell in book["Kết quả"][1]] for book in books]
    names = ["Năm đầu vào danh sách", "Thoát nghèo ngày", "Tái nghèo"]
    at = heads[0].index(names[0])
    assert heads[0][at : at + 3] == names
    assert heads[0][:at] + heads[0][at + 3 :] == heads[1]
    rows = [
        [tuple(cell.value for cell in row) for row in book["Kết quả"].iter_rows(min_row=3)]
        for book in books
    ]
    assert [row[at : at + 3] for row in rows[0]] == WORDS["vi"]
    assert [row[:at] + row[at + 3 :] for row in rows[0]] == rows[1]
    method = {row[0].value: row[1].value for row in books[0]["Cách tính"].iter_rows(max_row=12)}
    assert str(method["Sổ theo dõi"]).startswith(
        "so.sqlite: danh sách của xã các kỳ 2021, 2023, 3/2026; 1 hộ chưa chắc"
    )
    one, other = (read_results_file(path) for path in paths)
    assert not one.edited
    assert not one.faults
    pd.testing.assert_frame_equal(one.households, other.households)


def test_machine_formats_hold_them(tmp_path: Path) -> None:
    judged = with_past()
    found = results_json(judged, "vi")["households"]
    assert found[0]["past"] == {
        "first_year": 2021,
        "earlier": False,
        "escaped": True,
        "escaped_on": "2022-12-14",
        "derived": True,
        "again": None,
    }
    assert [home["past"] and home["past"]["escaped_on"] for home in found[1:]] == [
        "2022-12-14",
        None,
        "2022-12-14",
        None,
    ]
    assert found[4]["past"] is None
    machine.write_csv(judged, tmp_path / "a.csv", "vi")
    machine.write_parquet(judged, tmp_path / "a.parquet", "vi")
    for frame in (
        pd.read_csv(tmp_path / "a.csv", dtype=str),
        pd.read_parquet(tmp_path / "a.parquet"),
    ):
        rows = frame[list(IDS)].astype(object).where(frame[list(IDS)].notna(), None)
        assert [tuple(row) for row in rows.to_numpy()] == WORDS["vi"]


def test_without_a_register_there_are_no_columns() -> None:
    judged = replace(with_past(), past=None)
    assert not {column.id for column in result_columns(judged, "vi")} & set(IDS)
    assert "past" not in results_json(judged, "vi")["households"][0]
