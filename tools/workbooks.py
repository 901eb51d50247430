"""Writes tests/workbooks/: one small workbook for each difficulty of real ones.

Every person and figure in them is invented, and every file says so. A function's docstring is
its file's line in the README. Run it again after a change: python tools/workbooks.py
"""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import practice_workbooks
from openpyxl import Workbook
from openpyxl.styles import Font
from workbook_parts import (
    ANSWERS,
    AREA,
    B1,
    BIRTH,
    CITIZEN,
    FOLDER,
    HEADS,
    INCOME,
    MAKERS,
    NAME,
    README,
    SEX,
    SIZE,
    SYNTHETIC,
    VILLAGE,
    VISIT,
    WHEN,
    YEAR,
    Parts,
    Row,
    by_income,
    cells,
    child,
    contract,
    damaged,
    day,
    every,
    fill,
    first,
    head,
    headed,
    home,
    letter,
    parts_of,
    reheaded,
    sheet_of,
    three,
    workbook,
)

__all__ = ["MAKERS", "SYNTHETIC", "parts_of", "practice_workbooks", "readme", "write"]

# headings


@workbook("title-rows.xlsx")
def title_rows() -> Workbook:
    """Rows of titles above the headings, one of them merged."""
    book = contract(three(), at=5)
    sheet = sheet_of(book)
    sheet["A1"] = "UỶ BAN NHÂN DÂN XÃ"
    sheet["A2"] = "DANH SÁCH HỘ RÀ SOÁT NĂM 2024"
    sheet["A3"] = "Thời điểm: tháng 11"
    sheet.merge_cells("A2:H2")
    return book


@workbook("merged-headings.xlsx")
def merged_headings() -> Workbook:
    """Headings of two rows: most merged downwards, the indicators under one merged group."""
    book = contract(three(), at=2)
    sheet = sheet_of(book)
    group = [c.column for c in cells(sheet, 2) if c.value in ANSWERS]
    for cell in cells(sheet, 2):
        if cell.column not in group:
            sheet.cell(1, cell.column, cell.value)
            cell.value = None
            sheet.merge_cells(
                start_row=1, end_row=2, start_column=cell.column, end_column=cell.column
            )
    sheet.cell(1, group[0], "Chỉ số thiếu hụt")
    sheet.merge_cells(start_row=1, end_row=1, start_column=group[0], end_column=group[-1])
    return book


@workbook("group-headings.xlsx")
def group_headings() -> Workbook:
    """Two columns headed Họ và tên: the group above says which one is the head of the household."""
    book = contract([{**row, "Nhóm": "Cô Thử", "SĐT": "x"} for row in three()], at=2)
    sheet = sheet_of(book)
    informant = letter(sheet, "Nhóm", 2)
    for column, group in ((2, "Chủ hộ"), (sheet[f"{informant}2"].column, "Người báo tin")):
        sheet.cell(1, column, group)
        sheet.cell(2, column, "Họ và tên")
        sheet.merge_cells(start_row=1, end_row=1, start_column=column, end_column=column + 1)
    return book


@workbook("headings-repeated.xlsx")
def headings_repeated() -> Workbook:
    """The headings stand again between the records, as on every printed page."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.insert_rows(3)
    for cell in cells(sheet, 1):
        sheet.cell(3, cell.column, cell.value)
    return book


@workbook("columns-numbered.xlsx")
def columns_numbered() -> Workbook:
    """A row under the headings only numbers the columns."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.insert_rows(2)
    for place in range(1, sheet.max_column + 1):
        sheet.cell(2, place, f"({place})")
    return book


@workbook("other-columns.xlsx")
def other_columns() -> Workbook:
    """Columns in another order, and columns of the commune's own between them."""
    rows = [dict(reversed({"STT": 1, **row, "Số điện thoại": "x"}.items())) for row in three()]
    return contract(rows)


@workbook("decomposed-letters.xlsx")
def decomposed_letters() -> Workbook:
    """All text in decomposed Unicode (NFD), names of sheets too."""
    book = contract(three())
    for cell in every(book):
        cell.value = unicodedata.normalize("NFD", str(cell.value))
    for sheet in book.worksheets:
        sheet.title = unicodedata.normalize("NFD", sheet.title)
    return book


@workbook("headings-without-marks.xlsx")
def headings_without_marks() -> Workbook:
    """Headings and sheet names without Vietnamese marks: Ma ho, So nhan khau."""
    book = reheaded(lambda _, words: bare(words))
    for sheet in book.worksheets:
        sheet.title = bare(sheet.title)
    return book


def bare(words: str) -> str:
    """Return Vietnamese words without marks."""
    apart = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in apart if not unicodedata.combining(char))


@workbook("numbers-before-headings.xlsx")
def numbers_before_headings() -> Workbook:
    """Numbers in several forms before the headings: (1), 2., 3)."""
    forms = ("({}) ", "{}. ", "{}) ", "[{}] ")
    return reheaded(lambda i, words: forms[i % 4].format(i) + words.split(". ")[-1])


@workbook("line-breaks-in-headings.xlsx")
def line_breaks_in_headings() -> Workbook:
    """Line breaks, doubled blanks and capitals in the headings."""
    return reheaded(lambda _, words: words.replace(" ", " \n ").upper())


@workbook("near-miss-heading.xlsx")
def near_miss_heading() -> Workbook:
    """A slip of the pen in the heading of a column that may be missing: the nearest is
    suggested.
    """
    rows = [{**row, "Diện tich nhà ơr (m2)": 60} for row in three()]
    return contract(rows)


@workbook("near-miss-of-required-heading.xlsx")
def near_miss_required() -> Workbook:
    """A slip of the pen in the heading of a required column: nothing is read until it is mended."""
    return headed(**{SIZE: "Số nhân khẩuy"})


@workbook("heading-claimed-twice.xlsx")
def claimed_twice() -> Workbook:
    """Two columns claim to be B1: a fault that lists both cells, and no guess."""
    return contract([{**row, "2. Diem B1": 200} for row in three()])


@workbook("missing-columns.xlsx")
def missing_columns() -> Workbook:
    """Two required columns are missing: one fault names both."""
    return contract([{k: v for k, v in row.items() if k not in (SIZE, YEAR)} for row in three()])


# sheets


@workbook("two-sheets-could-be-it.xlsx")
def two_sheets() -> Workbook:
    """Two sheets whose names mean Hộ: asked about by name."""
    book = contract(three())
    sheet_of(book).title = "HO"
    book.copy_worksheet(sheet_of(book, "HO")).title = "Hộ."
    return book


@workbook("copy-of-the-sheet.xlsx")
def copy_of_the_sheet() -> Workbook:
    """A copy Hộ (2) beside the sheet: not read, and said so."""
    book = contract(three())
    book.copy_worksheet(sheet_of(book)).title = "Hộ (2)"
    return book


@workbook("sheet-of-another-name.xlsx")
def another_name() -> Workbook:
    """The households stand on Sheet1, known by its headings."""
    book = contract(three())
    sheet_of(book).title = "Sheet1"
    return book


@workbook("hidden-rows.xlsx")
def hidden_rows() -> Workbook:
    """A hidden row is read, and said."""
    book = contract(three())
    sheet_of(book).row_dimensions[3].hidden = True
    return book


@workbook("hidden-columns.xlsx")
def hidden_columns() -> Workbook:
    """A hidden column is read, and said."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.column_dimensions[letter(sheet, B1)].hidden = True
    return book


@workbook("hidden-sheet.xlsx")
def hidden_sheet() -> Workbook:
    """The sheet of the members is hidden: read, and said."""
    book = contract(three(), [head(1), child(1)])
    sheet_of(book, "Thành viên").sheet_state = "hidden"
    return book


@workbook("filter-left-on.xlsx")
def filter_left_on() -> Workbook:
    """A filter hides two households: they are read, and said."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.auto_filter.ref = f"A1:{sheet.cell(4, sheet.max_column).coordinate}"
    sheet.auto_filter.add_filter_column(0, ["H1"])
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    return book


@workbook("nothing-but-headings.xlsx")
def nothing_but_headings() -> Workbook:
    """Headings without a household under them."""
    book = contract(three())
    sheet_of(book).delete_rows(2, 3)
    return book


@workbook("lines-missing-in-info.xlsx")
def lines_missing() -> Workbook:
    """Thông tin has no line for the residents, and a slip of the pen in that for the commune."""
    book = contract(three())
    info = sheet_of(book, "Thông tin")
    info["A4"] = "Xã/phường/thị trân s"
    info.delete_rows(6)
    return book


@workbook("place-without-its-kind.xlsx")
def place_without_kind() -> Workbook:
    """The commune is not called xã or phường: its area, and with it the line, is not known."""
    book = contract(three())
    sheet_of(book, "Thông tin")["B4"] = "Mỹ An Hưng A"
    return book


@workbook("two-rows-of-one-household.xlsx")
def two_rows() -> Workbook:
    """Two households have one code, two rows of income one household, and a row belongs to none."""
    homes = [home(1), home(2), home(2)]
    income = [{"Mã hộ": f"H{n}", "Thu: trồng trọt": 12000000} for n in (1, 1, 9)]
    return contract(homes, [head(1), child(1), head(8)], income)


@workbook("facts-that-disagree.xlsx")
def facts_that_disagree() -> Workbook:
    """Size, head, ages and sexes differ between the sheets; answers go against the facts."""
    homes = [home(1, **{SIZE: 3}), home(2), home(3), home(4, **{ANSWERS[7]: "Có", AREA: 90})]
    husband = child(4, **{"Quan hệ với chủ hộ": "Vợ/chồng", SEX: "Nam", BIRTH: "1968"})
    people = [
        head(1),
        child(1),
        child(2),
        child(2),
        head(3, **{SEX: "Nữ", BIRTH: "1984"}),
        child(3, **{"Bằng cấp cao nhất": "THPT"}),
        head(4),
        husband | {"Mang thai hoặc nuôi con dưới 24 tháng": "Có", "Suy dinh dưỡng": "Có"},
    ]
    return contract(homes, people)


# rows that are no records, merged cells


@workbook("blank-rows.xlsx")
def blank_rows() -> Workbook:
    """Blank rows between the households, one of them with blanks typed into it."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.insert_rows(3, 2)
    sheet["A4"], sheet["B4"] = " ", "\u00a0"
    return book


@workbook("totals-row.xlsx")
def totals_row() -> Workbook:
    """A totals row at the foot is no household."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet["A5"] = "Tổng cộng"
    sheet[f"{letter(sheet, SIZE)}5"] = 6
    return book


@workbook("signatures.xlsx")
def signatures() -> Workbook:
    """Place, date, signatures and the signers' names under the table are no households."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet["E6"] = "Mỹ An Hưng A, ngày 14 tháng 12 năm 2024"
    sheet["A7"], sheet["E7"] = "Người lập biểu", "TM. UBND XÃ"
    sheet["A8"], sheet["E8"] = "(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"
    sheet["A9"], sheet["E9"] = HEADS[1][0], HEADS[2][0]
    return book


@workbook("village-rows.xlsx")
def village_rows() -> Workbook:
    """Each village's name stands in a row of its own across the table."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.insert_rows(4)
    sheet.insert_rows(2)
    for row, words in ((2, "I. Ấp An Bình"), (5, "II. Ấp An Hoà")):
        sheet[f"A{row}"] = words
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)
    return book


@workbook("merged-villages.xlsx")
def merged_villages() -> Workbook:
    """The village is merged over its households and speaks for each of them."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.merge_cells(f"{letter(sheet, VILLAGE)}2:{letter(sheet, VILLAGE)}4")
    return book


@workbook("merged-figure.xlsx")
def merged_figure() -> Workbook:
    """A number of members merged over two households belongs to the first one only."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet.merge_cells(f"{letter(sheet, SIZE)}2:{letter(sheet, SIZE)}3")
    return book


@workbook("merged-codes-of-members.xlsx")
def merged_codes() -> Workbook:
    """The household's code is merged over its members."""
    book = contract(three(), [head(1), child(1), head(2), child(2)])
    sheet_of(book, "Thành viên").merge_cells("A2:A3")
    sheet_of(book, "Thành viên").merge_cells("A4:A5")
    return book


# values


@workbook("error-cells.xlsx")
def error_cells() -> Workbook:
    """#N/A, #REF! and #DIV/0!, one of them as text, are faults and never blanks."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet[f"{letter(sheet, B1)}2"] = "#N/A"
    sheet[f"{letter(sheet, SIZE)}3"] = "#REF!"
    sheet[f"{letter(sheet, ANSWERS[3])}4"] = "#DIV/0!"
    sheet[f"{letter(sheet, B1)}4"] = " #N/A"
    return book


@workbook("formula-without-value.xlsx")
def formula_without_value() -> Workbook:
    """A formula whose value was never saved."""
    book = contract(three())
    sheet = sheet_of(book)
    sheet[f"{letter(sheet, B1)}2"] = "=100+20"
    return book


@workbook("numbers-and-money.xlsx")
def numbers_and_money() -> Workbook:
    """Sums and figures as officers write them, each with one reading."""
    sums = (
        "1.200.000",
        "1,200,000",
        "1 200 000 đ",
        "1,2 triệu",
        "1tr2",
        "1200k",
        "1 triệu 200 nghìn",
        1200000,
        "1.200.000 đồng/người/tháng",
    )
    rows = by_income(*sums)
    rows += [home(10, "120"), home(11, "120 điểm", **{SIZE: "2 người", AREA: "45,5 m2"})]
    return contract([*rows, home(12, "120.0", **{SIZE: "2.0", AREA: "45.50"})])


@workbook("two-readings.xlsx")
def two_readings() -> Workbook:
    """Numbers that read two ways are faults with both readings."""
    rows = [
        *by_income("1,5", 1.5, "1tr50", "1.500 triệu", "1.200 nghìn"),
        home(6, **{AREA: "1.500"}),
    ]
    return contract([*rows, home(7, "1,250")])


@workbook("no-numbers.xlsx")
def no_numbers() -> Workbook:
    """Words, shortened numbers, sums per year and dates where numbers belong."""
    rows = by_income("khoảng 2 triệu", "1,2E+6", "36 triệu/năm", True)
    rows += [home(5, date(2024, 4, 3)), home(6, **{SIZE: 3.5}), home(7, "cao")]
    return contract(rows)


@workbook("dates.xlsx")
def dates() -> Workbook:
    """Days of every kind: cells, texts, serial numbers, words, years alone."""
    births = (
        day(1970, 9, 5),
        "05/09/1970",
        "5-9-1970",
        "1970-09-05",
        "5.9.1970",
        "09/1970",
        "1970",
        1970,
        25816,
        "ngày 5 tháng 9 năm 1970",
        "5/9/70",
        "sinh năm 1970",
    )
    visits = (
        day(2024, 11, 14),
        "14/11/2024",
        "14/11/24",
        45610,
        "2024-11-14",
        "14/11/2024 08:30",
    )
    numbers = [1 + 3 * i for i in range(len(births))]
    homes = [home(n, **{SIZE: 1, VISIT: visits[i % 6]}) for i, n in enumerate(numbers)]
    homes[1][YEAR], homes[2][YEAR] = "05/09/1970", day(1970, 9, 5)
    return contract(
        homes, [head(n, **{BIRTH: each}) for n, each in zip(numbers, births, strict=True)]
    )


@workbook("no-dates.xlsx")
def no_dates() -> Workbook:
    """Days that do not exist or come too late, and a year that Excel shows as a day of 1905."""
    births = ("31/02/1990", "1990-13-01", "hôm qua", day(1905, 5, 23), "2030", 12)
    homes = [home(1, **{SIZE: len(births) + 1, VISIT: "tháng trước"}), home(2, **{YEAR: 2042})]
    return contract(homes, [head(1), *(child(1, **{BIRTH: each}) for each in births)])


@workbook("two-digit-years.xlsx")
def two_digit_years() -> Workbook:
    """5/6/15 may be 1915 or 2015; 5/6/70 can only be 1970, 30/11/24 of a visit only 2024."""
    homes = [home(1, **{SIZE: 3, VISIT: "30/11/24"}), home(2)]
    return contract(
        homes,
        [head(1, **{BIRTH: "5/6/70"}), *(child(1, **{BIRTH: b}) for b in ("5/6/15", "1-1-30"))],
    )


@workbook("codes-with-point-zero.xlsx")
def codes_with_point_zero() -> Workbook:
    """Codes as numbers, with .0 or a trailing dot, and one that Excel made a date of."""
    codes = (1.0, "2.0", "3.", "004", day(2024, 4, 3))
    return contract(
        [home(i, **{"Mã hộ": c, SIZE: 1}) for i, c in enumerate(codes, start=1)],
        [head(i, **{"Mã hộ": c}) for i, c in ((1, "1"), (2, 2), (4, "004"))],
    )


@workbook("yes-and-no.xlsx")
def yes_and_no() -> Workbook:
    """Yes and no in every form; a blank is no answer, and what is neither is a fault."""
    yes = ("Có", "có", "x", "X", 1, "C", "yes", True, "1.0", "CÓ ", "co", "✓")
    no = ("Không", "không", "0", 0, "K", "no", False, "ko", "KHÔNG", "n", "khong", 0.0)
    rows = [home(i, **dict(zip(ANSWERS, each, strict=True))) for i, each in enumerate((yes, no), 1)]
    return contract(
        [*rows, home(3, 120, 2, **{ANSWERS[0]: None}), home(4, **{ANSWERS[0]: "chưa rõ"})]
    )


@workbook("words-of-a-list.xlsx")
def words_of_a_list() -> Workbook:
    """Words of a list in other spellings are read; others are faults, an unusual people is
    asked.
    """
    rows = [home(1, **{SEX: "NAM"}), home(2, **{SEX: "nu"}), home(3, **{SEX: "Trai"})]
    return contract([*rows, home(4, **{"Dân tộc": "Khơ me"}), home(5, **{"Dân tộc": "Kih"})])


@workbook("citizen-lost-zero.xlsx")
def citizen_lost_zero() -> Workbook:
    """A citizen number typed as a number lost one zero, which is restored; two are not."""
    numbers = (
        "087170000123",
        87170000124,
        1170000125,
        "87170000126",
        "087 170 000 127",
        "871700001288",
    )
    return contract([home(i, **{CITIZEN: n}) for i, n in enumerate(numbers, start=1)])


@workbook("citizen-old-card.xlsx")
def citizen_old_card() -> Workbook:
    """Nine digits are an old card's number; 8,7E+10 has lost its digits; one number in two
    homes.
    """
    numbers = ("341234567", "8,7E+10", "087170000130", "087170000130")
    return contract([home(i, **{CITIZEN: n}) for i, n in enumerate(numbers, start=1)])


@workbook("phone-in-name.xlsx")
def phone_in_name() -> Workbook:
    """A telephone number behind the name: told without showing it."""
    return contract([home(1, **{NAME: "Nguyễn Văn Thử 0900 000 001"}), home(2), home(3, 190, 0)])


@workbook("trailing-blanks.xlsx")
def trailing_blanks() -> Workbook:
    """Blanks behind, before and inside words, no-break ones among them, in cells and headings."""
    book = contract(three(), [head(1), child(1)])
    for cell in every(book):
        cell.value = f" {str(cell.value).replace(' ', chr(0xA0) + ' ')}  "
    return book


@workbook("words-for-nothing.xlsx")
def words_for_nothing() -> Workbook:
    """-- and nan stand for a blank: a warning, or the fault of a required cell."""
    rows = [home(1, **{INCOME: "--", AREA: "nan"}), home(2, "--", 2, **{INCOME: 3000000})]
    return contract([*rows, home(3, 190, 0, **{YEAR: "nan"})])


@workbook("soft-limits.xlsx")
def soft_limits() -> Workbook:
    """Unusual figures are warned about: 15 members, 900 m2, 40 million a month."""
    return contract([home(1, **{SIZE: 15}), home(2, **{AREA: 900}), *by_income(1, 1, 40000000)[2:]])


@workbook("hard-limits.xlsx")
def hard_limits() -> Workbook:
    """Impossible figures are refused: 60 members, B1 below nothing, born in 1700."""
    return contract(
        [home(1, **{SIZE: 60}), home(2, -5), home(3, **{YEAR: 1700}), home(4, **{SIZE: 0})]
    )


@workbook("typed-totals.xlsx")
def typed_totals() -> Workbook:
    """The commune's totals were typed as 2 households and 0 members."""
    book = contract(three())
    info = sheet_of(book, "Thông tin")
    info["B5"], info["B6"] = 2, 0
    return book


@workbook("formula-like-text.xlsx")
def formula_like_text() -> Workbook:
    """Text that begins with = + - @ is text, in names, codes and notes."""
    book = contract(three(**{"Ghi chú": "x"}))
    sheet = sheet_of(book)
    note = letter(sheet, "Ghi chú")
    texts = (
        ("A2", "+84"),
        ("B3", "=cmd|' /C calc'!A0"),
        (f"{note}2", "=1+1"),
        (f"{note}3", "@SUM(A1)"),
        (f"{note}4", "-2+3"),
    )
    for where, text in texts:
        sheet[where].value = text
        sheet[where].data_type = "s"
    return book


# old codes of letters


TCVN3_BYTES = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
)
"""The letters of TCVN3 from byte A1 on; a full stop where a byte has none."""
VNI_WORDS = {
    "Nguyễn Văn Thử": "Nguyeãn Vaên Thöû",
    "Trần Thị Mẫu": "Traàn Thò Maãu",
    "Lê Văn Dụ": "Leâ Vaên Duï",
    "Ấp An Bình": "AÁp An Bình",
    "Nữ": "Nöõ",
    "Có": "Coù",
    "Không": "Khoâng",
}


def tcvn3(words: str) -> str:
    """Return Vietnamese words in TCVN3, as a program of ANSI letters shows them."""
    known = {char: chr(0xA1 + place) for place, char in enumerate(TCVN3_BYTES) if char != "."}
    return "".join(known.get(char) or known.get(char.lower()) or char for char in words)


@workbook("tcvn3-with-fonts.xlsx")
def tcvn3_with_fonts() -> Workbook:
    """Headings and cells in TCVN3, shown by the font .VnTime."""
    book = contract(three())
    for row in sheet_of(book).iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
            if isinstance(cell.value, str):
                cell.value = tcvn3(cell.value)
    return book


@workbook("vni-by-letters.xlsx")
def vni_by_letters() -> Workbook:
    """Cells in VNI-Windows whose font was lost: known by their letters."""
    book = contract(three())
    for cell in every(book):
        cell.value = VNI_WORDS.get(str(cell.value), cell.value)
    return book


@workbook("letters-lost.xlsx")
def letters_lost() -> Workbook:
    """Saved through a code page without Vietnamese letters: all are ?, and nothing is read."""
    book = contract(three())
    for cell in every(book):
        cell.value = str(cell.value).encode("ascii", "replace").decode()
    for sheet in book.worksheets:
        sheet.title = bare(sheet.title)
    return book


# layouts of other software

MIS_KEYS = (
    "date",
    "family.hostName",
    "family.code",
    "family.coDanTocTaiCho",
    "family.hostGender",
    "family.numberOfMembers",
    "quickReview.result",
    "b1Point",
    "b2Point",
    "classify",
    "reviewer",
)
MIS_LABELS = (
    "Thời gian rà soát",
    "Chủ hộ",
    "Mã hộ",
    "Dân tộc tại chỗ",
    "Giới tính",
    "Số nhân khẩu",
    "Phiếu A",
    "Phiếu B1",
    "Phiếu B2",
    "Kết quả rà soát",
    "Người rà soát",
)
POOR, NEAR, NOT = "Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo"


def mis(*rows: Sequence[Any]) -> Workbook:
    """Return a household export of the province's software."""
    book = Workbook()
    sheet = first(book)
    sheet.title = "Sheet1"
    for values in (MIS_KEYS, MIS_LABELS, *rows):
        sheet.append(list(values))
    book.create_sheet("Ghi chú")["A1"] = SYNTHETIC
    return book


def exported(code: Any, b1: Any, b2: Any, klass: str, head: int = 1, **more: Any) -> list[Any]:
    """Return a row of the export."""
    name, sex, _ = HEADS[head - 1]
    row = {"date": "14/11/2024", "name": name.upper(), "local": None, "sex": sex, "size": 4} | more
    return [
        row["date"],
        row["name"],
        code,
        row["local"],
        row["sex"],
        row["size"],
        "--",
        b1,
        b2,
        klass,
        "Cán bộ Thử",
    ]


@workbook("mis-clean.xlsx")
def mis_clean() -> Workbook:
    """The software's export: both areas settle a class or the recorded one stands."""
    return mis(
        exported(1, 120, 40, POOR, local="Có"),
        exported("2.0", 120, 20, NEAR, head=2, sex=None),
        exported("3.", "190", 0, NOT, head=3, name="Lê\u00a0Văn  Dụ"),
        exported(4, 150, 30, POOR, name="Y Thử’ M'Lô"),
    )


@workbook("mis-differs.xlsx")
def mis_differs() -> Workbook:
    """Recorded classes that the points do not give, and points that no indicators make."""
    return mis(
        exported(1, 120, 40, NEAR),
        exported(2, 190, 0, POOR, head=2),
        exported(3, 150, 30, NEAR, head=3),
        exported(4, 120, 35, POOR),
        exported(5, 120, 40, "Hộ thoát nghèo", head=2),
    )


@workbook("mis-labels-inside.xlsx")
def mis_labels_inside() -> Workbook:
    """Label rows stand again between the households of the export."""
    return mis(exported(1, 120, 40, POOR), MIS_LABELS, exported(2, 120, 20, NEAR, head=2), MIS_KEYS)


@workbook("mis-restarting-codes.xlsx")
def mis_restarting_codes() -> Workbook:
    """Codes start again in every village: the same code with another head is another household."""
    return mis(
        exported(1, 120, 40, POOR),
        exported(2, 120, 20, NEAR, head=2),
        exported(1, 190, 0, NOT, head=3),
        exported(2, 190, 0, NOT, head=1),
    )


@workbook("mis-equal-rows.xlsx")
def mis_equal_rows() -> Workbook:
    """Rows that say the same are reported and never dropped."""
    return mis(
        exported(1, 120, 40, POOR), exported(2, 120, 20, NEAR, head=2), exported(1, 120, 40, POOR)
    )


@workbook("mis-2023.xlsx")
def mis_2023() -> Workbook:
    """The export of 2023 has neither dates nor points: the recorded class stands; the year is in
    the name.
    """
    return mis(
        *(
            exported(i, None, None, klass, head=i, date=None)
            for i, klass in enumerate((POOR, NEAR, NOT), 1)
        )
    )


@workbook("mis-without-its-profile.xlsx")
def mis_without_its_profile() -> Workbook:
    """The export read without --profile: one fault that names the profile."""
    return mis(exported(1, 120, 40, POOR))


@workbook("keys-in-row-4.xlsx")
def keys_in_row_4() -> Workbook:
    """Keys in row 4 from column C, groups in row 5, labels in row 6, codes explained in row 7."""
    book = Workbook()
    sheet = first(book)
    sheet.title = "DanhSach"
    sheet["A1"], sheet["C2"] = SYNTHETIC, "DANH SÁCH HỘ"
    keys = (
        "mahogd ",
        "hotench",
        "gt",
        "nsinh",
        "dtoc",
        "ap",
        "sonk",
        "kvuc",
        "diemb1",
        "diemb2",
        "kq",
        None,
        "ngayrs",
    )
    labels = (
        "Mã hộ",
        "Họ tên",
        "GT",
        "NS",
        "DT",
        "Ấp",
        "Số NK",
        "KV",
        "B1",
        "B2",
        "Kết quả",
        "Ghi thêm",
        "Ngày RS",
    )
    for place, (key, label) in enumerate(zip(keys, labels, strict=True), start=3):
        sheet.cell(4, place, key)
        sheet.cell(6, place, label)
    sheet["D5"], sheet["K5"] = "Chủ hộ", "Điểm"
    sheet.merge_cells("D5:G5")
    sheet.merge_cells("K5:L5")
    sheet["J7"] = "khu vực 1 thành thị · 2 nông thôn"
    sheet["M7"] = "1 Hộ nghèo · 2 Hộ cận nghèo · 3 Hộ thoát nghèo · 4 Hộ có khả năng tái nghèo"
    rows: tuple[tuple[Any, ...], ...] = (
        (
            "101",
            "Nguyễn Văn Thử",
            "M",
            1970,
            "Kinh",
            "Ấp An Bình",
            2,
            2,
            120,
            30,
            1,
            "x",
            "2024-11-14",
        ),
        (
            "102",
            "Trần Thị Mẫu",
            "F",
            1958,
            "Kinh",
            "Ấp An Bình",
            2,
            "1.0",
            "150",
            30,
            "1",
            None,
            "2024-11-14",
        ),
        ("103", "Lê Văn Dụ", "M", 1985, "Kinh", "Ấp An Bình", 2, 2, 120, 20, 3, None, "2024-11-14"),
    )
    for down, row in enumerate(rows, start=8):
        for place, value in enumerate(row, start=3):
            sheet.cell(down, place, value)
    fill(book.create_sheet("NhanKhau"), _births_in_parts())
    return book


def _births_in_parts() -> list[Row]:
    people = (
        ("101", "Nguyễn Văn Thử", "Chủ hộ", "M", 5, 9, 1970),
        ("101", "Nguyễn Thị Con", "Con", "F", None, None, 2012),
        ("102", "Trần Thị Mẫu", "Chủ hộ", "F", None, 2, 1958),
        ("102", "Trần Văn Con", "Con", "M", 29, 2, 2012),
        ("103", "Lê Văn Dụ", "Chủ hộ", "M", 31, 2, 1985),
        ("103", "Lê Thị Con", "Con", "F", 5, None, 2015),
    )
    headings = ("mahogd", "hoten", "qhe", "gt", "ngay", "thang", "nam")
    return [dict(zip(headings, person, strict=True)) for person in people]


# files that want watching


def related(kind: bytes, target: bytes, schema: bytes = b"") -> tuple[bytes, bytes]:
    """Return the edit that relates a workbook to one more part."""
    relation = b'<Relationship Id="rIdX" Type="%s/%s" Target="%s"/></Relationships>'
    return b"</Relationships>", relation % (schema or OFFICE, kind, target)


OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = b"http://schemas.microsoft.com/office/2006/relationships"
TYPES, RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
LINK = "xl/externalLinks/externalLink1.xml"
LINK_XML = b"""<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="%s">%s</externalLink>"""
LINK_RELATION = b"""<Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="%s/externalLinkPath" Target="%s" TargetMode="External"/></Relationships>"""
LINK_REFERENCE = b"""</sheets><externalReferences><externalReference
 xmlns:r="%s" r:id="rIdX"/></externalReferences>"""
LINK_TYPE = b"""<Override PartName="/xl/externalLinks/externalLink1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>"""


def linked(content: bytes, target: bytes | None) -> Callable[[Parts], Parts]:
    """Return what adds a link to another file or program to a workbook."""

    def damage(parts: Parts) -> Parts:
        parts[LINK] = LINK_XML % (OFFICE, content)
        if target is not None:
            name = "xl/externalLinks/_rels/externalLink1.xml.rels"
            parts[name] = LINK_RELATION % (OFFICE, target)
        edits = {
            RELATIONS: related(b"externalLink", LINK.removeprefix("xl/").encode()),
            "xl/workbook.xml": (b"</sheets>", LINK_REFERENCE % OFFICE),
            TYPES: (b"</Types>", LINK_TYPE),
        }
        return damaged(parts, edits)

    return damage


BOOK_LINK = (
    b'<externalBook r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook>'
)
DDE_LINK = (
    b'<ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem '
    b'name="A0"/></ddeItems></ddeLink>'
)


@workbook("external-link.xlsx", linked(BOOK_LINK, b"file:///D:/so-lieu/nam-truoc.xlsx"))
def external_link() -> Workbook:
    """A link to another workbook is not opened, and said."""
    return contract(three())


@workbook("dde-link.xlsx", linked(DDE_LINK, None))
def dde_link() -> Workbook:
    """A DDE link to a program is not followed, and said."""
    return contract(three())


PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MACRO_PART = (
    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override'
)


def with_macros(parts: Parts) -> Parts:
    """Add a dummy of a macro project."""
    parts["xl/vbaProject.bin"] = b"no macros in here"
    damaged(parts, {TYPES: (PLAIN_TYPE, MACRO_TYPE)})
    relation = related(b"vbaProject", b"vbaProject.bin", MICROSOFT)
    return damaged(parts, {TYPES: (b"<Override", MACRO_PART), RELATIONS: relation})


@workbook("macros.xlsm", with_macros)
def macros() -> Workbook:
    """A workbook with macros: none is run, and said."""
    return contract(three())


def huge(parts: Parts) -> Parts:
    """Declare the largest sheet that Excel knows, with a styled blank cell at its end."""
    part = "xl/worksheets/sheet2.xml"
    parts[part] = re.sub(rb'(?<=<dimension ref=")[^"]*', b"A1:XFD1048576", parts[part])
    last = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    return damaged(parts, {part: (b"</sheetData>", last)})


@workbook("huge-dimension.xlsx", huge)
def huge_dimension() -> Workbook:
    """A sheet that declares 1,048,576 rows and holds three households."""
    return contract(three())


# writing


def write(name: str, folder: Path) -> Path:
    """Write one workbook; its dates are fixed, so that it comes out the same every time."""
    maker, path = MAKERS[name], folder / name
    book = maker.make()
    book.properties.created = WHEN
    book.properties.title = book.properties.description = SYNTHETIC
    book.save(path)
    parts = parts_of(path)
    if maker.damage is not None:
        parts = maker.damage(parts)
    stamp = book.properties.modified.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = core.replace(stamp, WHEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(
                zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return path


def readme() -> str:
    """Return the page that says in one line what each workbook shows."""
    return README + "".join(f"| {name} | {MAKERS[name].shows} |\n" for name in MAKERS)


def main() -> None:
    """Write every workbook and the page about them."""
    for name in MAKERS:
        write(name, FOLDER)
    (FOLDER / "README.md").write_text(readme(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
