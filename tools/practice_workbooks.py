"""Workbooks as offices filled them in, each with one thing that used to be read past or mistaken.

A function's docstring is its file's line in the README; `tools/workbooks.py` writes the files.
"""

from typing import Any

from openpyxl import Workbook
from workbook_parts import (
    ANSWERS,
    AREA,
    B1,
    INCOME,
    SIZE,
    VILLAGE,
    Parts,
    Row,
    cells,
    contract,
    fill,
    first,
    head,
    headed,
    home,
    reheaded,
    sheet_of,
    three,
    workbook,
)

INSURED = "Có thẻ bảo hiểm y tế"


def insured(heading: str = INSURED, answer: str = "Có") -> list[Row]:
    """Return the heads of three households, all with or all without a health card."""
    return [head(i, **{heading: answer}) for i in (1, 2, 3)]


def only_insurance_left(heading: str) -> Workbook:
    """Return three households deprived in insurance by their answers, and insured by the facts.

    With the answer they have three, two and one deprived indicators; without it one fewer.
    """
    rows = [home(i, 120, 4 - i, **{ANSWERS[3]: "Có", SIZE: 1}) for i in (1, 2, 3)]
    for row in rows:
        row[ANSWERS[11]] = "Không"
    renamed = [{heading if k == ANSWERS[3] else k: v for k, v in row.items()} for row in rows]
    return contract(renamed, insured())


@workbook("answer-shortened.xlsx")
def answer_shortened() -> Workbook:
    """The answer on insurance is headed 4. BHYT; the facts beside it say otherwise."""
    return only_insurance_left("4. BHYT")


@workbook("answer-as-deprivation.xlsx")
def answer_as_deprivation() -> Workbook:
    """The answer on insurance is headed Thiếu hụt bảo hiểm y tế."""
    return only_insurance_left("Thiếu hụt bảo hiểm y tế")


@workbook("answer-with-its-short-form.xlsx")
def answer_with_its_short_form() -> Workbook:
    """The answer on insurance is headed 4. Bảo hiểm y tế (BHYT)."""
    return only_insurance_left("4. Bảo hiểm y tế (BHYT)")


@workbook("answer-under-no-known-heading.xlsx")
def answer_under_no_known_heading() -> Workbook:
    """A group of indicators with a sub-heading that means none: nothing else decides for it."""
    book = contract(
        [
            {"Mục theo mẫu cũ" if k == ANSWERS[3] else k: v for k, v in row.items()}
            for row in three(**{SIZE: 1})
        ],
        insured(),
        at=2,
    )
    sheet = sheet_of(book)
    group = [c.column for c in cells(sheet, 2) if c.value in (*ANSWERS, "Mục theo mẫu cũ")]
    sheet.cell(1, group[0], "Chỉ số thiếu hụt")
    sheet.merge_cells(start_row=1, end_row=1, start_column=group[0], end_column=group[-1])
    return book


@workbook("total-of-b1.xlsx")
def total_of_b1() -> Workbook:
    """B1 is headed Tổng điểm B1, and an income on the other side of the line stands beside it."""
    rows = three(**{INCOME: 1_800_000})
    return contract([{"Tổng điểm B1" if k == B1 else k: v for k, v in r.items()} for r in rows])


@workbook("area-of-the-commune.xlsx")
def area_of_the_commune() -> Workbook:
    """Thông tin has the area under Khu vực (NT/TT): the urban line holds in a commune called xã."""
    book = contract([home(1, 150, 3), home(2, 150, 2), home(3, 190, 0)])
    book["Thông tin"].insert_rows(5)
    book["Thông tin"]["A5"], book["Thông tin"]["B5"] = "Khu vực (NT/TT)", "Thành thị"
    return book


@workbook("area-of-households.xlsx")
def area_of_households() -> Workbook:
    """Households have their area under Khu vực (NT/TT)."""
    return contract([home(i, 150, 4 - i, **{"Khu vực (NT/TT)": "Thành thị"}) for i in (1, 2)])


@workbook("second-sheet-of-households.xlsx")
def second_sheet_of_households() -> Workbook:
    """Two households more on a sheet Hộ bổ sung, its columns in another order."""
    book = contract(three())
    more = [dict(reversed(home(i, 120, 3).items())) for i in (4, 5)]
    fill(book.create_sheet("Hộ bổ sung"), more)
    return book


@workbook("one-sheet-per-village.xlsx")
def one_sheet_per_village() -> Workbook:
    """No sheet Hộ: the households of each village stand on a sheet of its name."""
    book = contract(
        [home(1, 120, 3, **{VILLAGE: "Ấp Một"}), home(2, 120, 2, **{VILLAGE: "Ấp Một"})]
    )
    sheet_of(book).title = "Ấp Một"
    fill(book.create_sheet("Ấp Hai"), [home(3, 190, 0, **{VILLAGE: "Ấp Hai"})])
    return book


@workbook("households-beside-a-village.xlsx")
def households_beside_a_village() -> Workbook:
    """A sheet Hộ and another of one village with other households: none is lost."""
    book = contract([home(1, 120, 3), home(2, 120, 2)])
    fill(book.create_sheet("Ấp Hai"), [home(3, 190, 0, **{VILLAGE: "Ấp Hai"})])
    return book


@workbook("members-called-nhan-khau.xlsx")
def members_called_nhan_khau() -> Workbook:
    """The members stand on a sheet Nhân khẩu, and one household is settled by them alone."""
    alone = {SIZE: 1}
    rows = [
        home(1, 120, 2, **{ANSWERS[3]: None, **alone}),
        home(2, 120, 2, **alone),
        home(3, 190, 0, **alone),
    ]
    book = contract(rows)
    fill(book.create_sheet("Nhân khẩu"), insured(answer="Không"))
    return book


@workbook("income-of-no-unit.xlsx")
def income_of_no_unit() -> Workbook:
    """Thu nhập alone says neither per person nor per month: 24 million may be a household's
    year.
    """
    rows = [home(i, None, 3, **{"Thu nhập": 24_000_000}) for i in (1, 2, 3)]
    return contract(rows)


@workbook("points-of-b2.xlsx")
def points_of_b2() -> Workbook:
    """Điểm B2 beside Tổng điểm B1 is another column: never advised to be renamed."""
    rows = [{**row, "Điểm B2": points} for row, points in zip(three(), (30, 20, 0), strict=True)]
    return contract([{"Tổng điểm B1" if k == B1 else k: v for k, v in r.items()} for r in rows])


@workbook("income-with-noise.xlsx")
def income_with_noise() -> Workbook:
    """Incomes from formulas lie in the 16th digit above the line that they are on."""
    noisy = (17.6 + 18.3 + 18.1) / 36 * 1_000_000
    return contract([home(i, None, 4 - i, **{INCOME: noisy}) for i in (1, 2)])


def with_power_query(parts: Parts) -> Parts:
    """Add the part in UTF-16 that Power Query leaves in a workbook."""
    query = (
        '<?xml version="1.0" encoding="utf-16"?><DataMashup '
        'xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>'
    )
    return {**parts, "customXml/item1.xml": query.encode("utf-16")}


@workbook("power-query.xlsx", with_power_query)
def power_query() -> Workbook:
    """A workbook that Power Query has been at: one of its parts is in UTF-16."""
    return contract(three())


@workbook("numbered-answer-on-area.xlsx")
def numbered_answer_on_area() -> Workbook:
    """8. Diện tích nhà ở over Có and Không is the answer, not the floor area in m2."""
    return headed(**{ANSWERS[7]: "8. Diện tích nhà ở"})


@workbook("numbered-answer-on-toilet.xlsx")
def numbered_answer_on_toilet() -> Workbook:
    """10. Nhà tiêu over Có and Không is the answer, not the kind of toilet."""
    return headed(**{ANSWERS[9]: "10. Nhà tiêu"})


@workbook("invisible-marks.xlsx")
def invisible_marks() -> Workbook:
    """Joiners and soft hyphens in answers, a code and a sex, as Zalo and Word leave them."""
    rows = three()
    rows[0][ANSWERS[0]] = "Không\u200d"
    rows[1]["Giới tính"] = "N\u00adữ"
    rows[2]["Mã hộ"] = "H\u200b3"
    return contract(rows)


@workbook("men-and-women-in-info.xlsx")
def men_and_women_in_info() -> Workbook:
    """Thông tin counts men (Nam) and women (Nữ): Nam is no second review year."""
    book = contract(three())
    book["Thông tin"].insert_rows(7, 2)
    for row, pair in ((7, ("Nam", 3700)), (8, ("Nữ", 3300))):
        book["Thông tin"].cell(row, 1, pair[0])
        book["Thông tin"].cell(row, 2, pair[1])
    return book


@workbook("two-columns-of-notes.xlsx")
def two_columns_of_notes() -> Workbook:
    """Ghi chú twice: no class depends on a note, so households are classed."""
    book = contract([{**row, "Ghi chú": None, "Ghi chú 2": "x"} for row in three()])
    for cell in cells(sheet_of(book), 1):
        cell.value = "Ghi chú" if cell.value == "Ghi chú 2" else cell.value
    return book


@workbook("numbers-behind-headings.xlsx")
def numbers_behind_headings() -> Workbook:
    """The number of each column stands in brackets under its heading, in one cell."""
    return reheaded(lambda i, words: f"{words}\n({i})")


@workbook("kobo-groups.xlsx")
def kobo_groups() -> Workbook:
    """Headings as KoboToolbox exports them: the group, a slash, the question."""
    book = contract([])
    info = first(book)
    info.title = "Thông tin"
    answers = set(ANSWERS)
    rows: list[Row] = []
    for number, row in enumerate(three(), start=1):
        named: dict[str, Any] = {"start": "2024-10-01T08:00:00", "end": "2024-10-01T08:30:00"}
        named |= {
            f"{'Thiếu hụt' if k in answers else 'Thông tin hộ'}/{k}": v for k, v in row.items()
        }
        rows.append({**named, "_id": 1000 + number, "_uuid": f"u{number}", "_index": number})
    fill(sheet_of(book), rows)
    return book


@workbook("floor-area-beside-income.xlsx")
def floor_area_beside_income() -> Workbook:
    """DT nhà ở (m2/người) is another measure than the floor area of the whole dwelling."""
    rows = [{**row, ANSWERS[7]: None, "DT nhà ở (m2/người)": 5} for row in three()]
    return contract(rows)


@workbook("income-of-a-household.xlsx")
def income_of_a_household() -> Workbook:
    """An income in đồng a household and month: another unit, never taken for a person's."""
    heading = "Thu nhập bình quân (đồng/hộ/tháng)"
    return contract([home(i, None, 3, **{heading: 4_500_000}) for i in (1, 2, 3)])


@workbook("slips-of-figures.xlsx")
def slips_of_figures() -> Workbook:
    """B1 with a digit too many, B1 of 0, an income in thousands, a dwelling of 1 m2."""
    rows = [
        home(1, 1340, 3),
        home(2, 0, 3),
        home(3, None, 3, **{INCOME: 1400}),
        home(4, 120, 2, **{ANSWERS[7]: None, AREA: 1}),
    ]
    return contract(rows)


@workbook("heads-named-like-totals.xlsx")
def heads_named_like_totals() -> Workbook:
    """Heads called Cộng, Tổ and Bàn, their codes blank: households with a missing cell, no
    totals.
    """
    rows = [
        {**home(i, 120, 3), "Mã hộ": None, "Họ và tên chủ hộ": name}
        for i, name in enumerate(("Cộng Văn Thử", "Tổ Thị Mẫu", "Bàn Văn Dụ"), start=1)
    ]
    return contract([*three(), *rows])


@workbook("unknown-keys-in-info.xlsx")
def unknown_keys_in_info() -> Workbook:
    """Thông tin holds a key that nobody knows, and keys beside others in columns C and D."""
    book = contract(three())
    info = book["Thông tin"]
    info["C1"], info["D1"] = "Mã xã", "30172"
    info.insert_rows(7)
    info["A7"], info["B7"] = "Số ấp có điện", 4
    return book


@workbook("unread-sheet.xlsx")
def unread_sheet() -> Workbook:
    """A sheet of the commune's own with data that is no part of the review."""
    book = contract(three())
    fill(book.create_sheet("Theo dõi thu quỹ"), [{"Ngày nộp": "01/11", "Số tiền": 50_000}] * 3)
    return book
