"""The tables of households: cell by cell, their order, what is left blank, what comes twice."""

from typing import Any

from ravo.exports.codes import code_list
from ravo.exports.fields import (
    class_counts_table,
    household_table,
    indicator_counts_table,
    indicator_table,
    unit_table,
)
from ravo.exports.pseudonyms import PseudonymKey
from ravo.exports.tables import (
    ExportedTable,
    doubled,
    household_tables,
    in_order,
    is_withheld,
    shortened,
    withheld_count,
)
from ravo.messages import Text
from support.exported_lists import INDICATORS, home, listed

KEY = PseudonymKey(bytes(range(32)))


def rows_of(table: ExportedTable) -> list[dict[str, Any]]:
    ids = table.model.ids
    return [
        dict(zip(ids, values, strict=True))
        for rows in table.pieces()
        for values in zip(*(rows[id] for id in ids), strict=True)
    ]


def tables_of(*communes: Any, names: bool = False) -> dict[str, list[dict[str, Any]]]:
    tables = household_tables(communes, KEY, names=names)
    return {table.model.name: rows_of(table) for table in tables}


FIRST = home(
    answers="1?",
    code="30172-0001",
    head_name="Nguyễn Văn Thử",
    head_sex="Nữ",
    ethnicity="Khơ-me",
    size=4.0,
    opening="near_poor",
    unreviewed=0,
    area="rural",
    evidence="b1",
    value=120.0,
    line=140.0,
    b1=120.0,
    b2=None,
    income=None,
    merit=1,
    cause_capital=0,
)


def test_a_household_cell_by_cell() -> None:
    (row,) = tables_of(listed([FIRST]))["ho_nam"]
    said = {id: value for id, value in row.items() if value is not None}
    assert said == {
        "khoa": KEY.of("30172/0"),
        "ky": "2024",
        "nam": 2024,
        "ma_xa": "30172",
        "bo_tieu_chi": "nd07-2021",
        "thon": "Ấp Thử",
        "khu_vuc": "rural",
        "gioi_tinh": "female",
        "dan_toc": "05",
        "so_khau": 4,
        "phan_loai_dau_ky": "near_poor",
        "phan_loai": "poor",
        "chua_ra_soat": 0,
        "loai_can_cu": "b1",
        "gia_tri": 120,
        "muc_chuan": 140,
        "diem_b1": 120,
        "so_thieu_hut": 1,
        "so_chua_ro": 1,
        "nguoi_co_cong": 1,
        "nn_von": 0,
    }
    # Missing is not zero, and who it is does not leave.
    assert row["b2"] is row["thu_nhap"] is row["nn_dat"] is None
    assert "ma_ho" not in row
    assert "chu_ho" not in row


def test_with_names_code_and_head_leave() -> None:
    (row,) = tables_of(listed([FIRST]), names=True)["ho_nam"]
    assert (row["ma_ho"], row["chu_ho"]) == ("30172-0001", "Nguyễn Văn Thử")


def test_an_indicator_is_a_row() -> None:
    rows = tables_of(listed([FIRST]))["chi_so"]
    assert [(r["so_chi_so"], r["ma_chi_so"], r["tra_loi"], r["thieu_hut"]) for r in rows] == [
        (1, "employment", "1", 1),
        (2, "dependency", "unknown", None),
    ]
    assert {row["khoa"] for row in rows} == {KEY.of("30172/0")}


def test_a_commune_is_a_row_that_accounts_for_what_was_read() -> None:
    (row,) = tables_of(listed([FIRST, home()]))["don_vi"]
    assert (row["ma_xa"], row["xa"], row["ma_huyen"], row["ma_tinh"]) == (
        "30172",
        "Xã 30172",
        "875",
        "87",
    )
    parts = ("so_ho_xuat", "so_ho_tu_choi", "so_dong_trong", "so_ho_roi")
    assert [row[id] for id in parts] == [2, 2, 1, 0]
    assert row["so_dong_doc"] == sum(row[id] for id in parts) == 5


def test_rows_are_in_the_order_of_pseudonyms_which_is_not_that_of_the_list() -> None:
    found = tables_of(listed([home() for _ in range(30)]))
    keys = [row["khoa"] for row in found["ho_nam"]]
    assert keys == sorted(keys) != [KEY.of(f"30172/{n}") for n in range(30)]
    assert [row["khoa"] for row in found["chi_so"]] == [key for key in keys for _ in INDICATORS]


def test_codes_of_every_column_have_labels() -> None:
    homes = [FIRST, home(ethnicity="Khác", area="urban"), home(ethnicity="Nguời Kinh")]
    found = tables_of(listed(homes))
    assert [row["dan_toc"] for row in found["ho_nam"] if row["dan_toc"] != "05"].count(
        "unlisted"
    ) == 1
    labels = {(row["cot"], row["ma"]) for row in found["nhan"]}
    classes = {row["ma"] for row in found["phan_loai"]}
    models = {"ho_nam": household_table(), "chi_so": indicator_table(), "don_vi": unit_table()}
    for name, model in models.items():
        for field in model.fields:
            used = {row[field.id] for row in found[name]} - {None}
            if field.codes == "klass":
                assert used <= classes
            elif field.codes is not None:
                assert {(field.id, code) for code in used} <= labels
                assert used


def test_labels_are_there_in_both_languages() -> None:
    for model in (household_table(), class_counts_table(), indicator_counts_table()):
        for field in model.fields:
            assert field.label.vi != field.label.en
            for one in code_list(field.codes) if field.codes else ():
                assert one.label.vi
                assert one.label.en


def test_an_indicator_of_an_own_edition_has_its_label() -> None:
    own = (INDICATORS[0], INDICATORS[1].__class__(2, "th_02", Text("Việc lạ", "Odd")))
    found = tables_of(listed([home()], indicators=own))
    assert {"cot": "ma_chi_so", "ma": "th_02", "nhan_vi": "Việc lạ", "nhan_en": "Odd"} in found[
        "nhan"
    ]


def test_an_edition_without_indicators_has_no_rows_of_them() -> None:
    import numpy as np

    found = tables_of(listed([home()], indicators=(), states=np.empty((1, 0), dtype=np.int8)))
    assert found["chi_so"] == []
    assert found["ho_nam"][0]["so_thieu_hut"] is None


def test_what_may_be_a_citizen_number_stays_here() -> None:
    assert [is_withheld(word) for word in ("Ấp 12345678", "Ấp 123456789", "087 070 001 234")] == [
        False,
        True,
        True,
    ]
    assert shortened("087070001234") == "…1234"
    # Codes of offices are shorter, or parted otherwise.
    assert shortened("30172-0001") == "30172-0001"
    assert shortened("301720001") == "301720001"
    commune = listed([home("Ấp 087070001234", code="087070001234"), home()])
    assert withheld_count([commune]) == 1
    assert withheld_count([commune], names=True) == 2
    assert [row["thon"] for row in tables_of(commune)["ho_nam"]].count(None) == 1


def test_a_household_twice_in_a_period_is_found_and_over_years_is_not() -> None:
    now, last = listed([home(), home()]), listed([home()], year=2023)
    assert list(doubled([now, last])) == []
    twice = listed([home(), home()], identities=["a", "a"])
    assert list(doubled([last, twice])) == [(twice, 1)]
    assert list(doubled([now, now])) == [(now, 2)]


def test_communes_come_by_period_then_code() -> None:
    one, two, three = listed([], "2"), listed([], "1"), listed([], "3", 2023)
    assert in_order([one, two, three]) == [three, two, one]
