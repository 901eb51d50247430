"""`ravo documents posted`, `minutes`, `votes` and `requests`, as an officer calls them."""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from support.books import ANSWERS, household, member, write
from support.programs import Done, inside

VILLAGE, HEAD = "Thôn/ấp/bản/tổ dân phố", "Họ và tên chủ hộ"
PLACE = "Bộ phận Một cửa xã Mỹ An Hưng A"
OUT = "-o"
SECRETS = ("00777", "1961", "2015", "Khơ-me", "Kín", "Ẩn")
"""Words of the survey that no list to post may have in any of its parts."""


def survey(path: Path, secret: int = 0) -> Path:
    """Write a commune; with another `secret` all that no list may show is another."""
    homes = [
        household("H1", 3, **{HEAD: "Trần Thị Bé"}),
        household("H2", 1, **{HEAD: "Lê Văn An", VILLAGE: "Ấp Hai"}),
        household("H3", 2, **{HEAD: "Bùi Văn Dự", "Điểm B1": 200}),
        household("H4", 3, **{HEAD: "Phan Thị Ẩn", "Điểm B1": None}),
    ]
    people = [
        member(one["Mã hộ"], **{"Họ và tên": one[HEAD], "Giới tính": "Nữ" if secret else "Nam"})
        for one in homes
    ]
    for place, one in enumerate(homes):
        one["Số nhân khẩu"] = 1 + secret
        if secret:
            one["Năm sinh"] = 1961
            one["Số định danh cá nhân/CCCD"] = f"08716100777{place}"
            one["Giới tính"] = "Nữ"
            one["Dân tộc"] = "Khơ-me"
            if one["Điểm B1"]:
                one["Điểm B1"] += 7
            one |= dict(zip(ANSWERS, [one[name] for name in ANSWERS][::-1], strict=True))
            people[place] |= {"Ngày/năm sinh": "13/04/1961", "Khuyết tật": "Có"}
            child = {"Họ và tên": "Võ Kín", "Suy dinh dưỡng": "Có", "Ngày/năm sinh": "17/05/2015"}
            people.append(member(one["Mã hộ"], "Con", **child))
    return write(path, homes, people)


def posted(source: Path, out: Path, *more: object) -> Done:
    return inside("documents", "posted", source, OUT, out, *more)


def test_nothing_of_a_household_but_name_village_and_class_reaches_a_posted_list(
    tmp_path: Path,
) -> None:
    settings = tmp_path / "report.toml"
    settings.write_text(f'complaints_at = "{PLACE}"\n', encoding="utf-8")
    written = []
    # The place may be typed, or be set once for all.
    for secret, where in enumerate((("--complaints-at", PLACE), ("--settings", settings))):
        (folder := tmp_path / str(secret)).mkdir()
        out = folder / "niem-yet"
        day = ("--posted-on", "2024-11-22")
        done = posted(survey(folder / "xa.xlsx", secret), out, *where, *day)
        assert done.returncode == 0, done.stderr
        assert "2 thôn, 3 hộ có tên; 1 hộ chưa có kết quả." in done.stderr
        assert (
            "Danh sách hộ nghèo, hộ cận nghèo và các hộ được rà soát: nhận khiếu nại đến hết ngày "
            "25/11/2024." in done.stderr
        )
        written.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert list(written[0]) == [
        "niem-yet-30172-xa-my-an-hung-a-2024-ap-hai.docx",
        "niem-yet-30172-xa-my-an-hung-a-2024-ap-thu.docx",
        "niem-yet-30172-xa-my-an-hung-a-2024-toan-xa.docx",
    ]
    # Birth, number, health, members, points and deprivations differ; the lists do not, in any part.
    assert written[0] == written[1]
    for data in written[1].values():
        with ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
        whole = "".join(parts)
        assert PLACE in whole
        assert not [word for word in SECRETS if word in whole]
    table = Document(BytesIO(data)).tables[2]
    assert [[cell.text for cell in row.cells[1:]] for row in table.rows[1:]] == [
        ["Lê Văn An", "Ấp Hai", "Hộ cận nghèo"],
        ["Trần Thị Bé", "Ấp Thử", "Hộ nghèo"],
        ["Bùi Văn Dự", "Ấp Thử", "Hộ không nghèo"],
    ]


@pytest.mark.parametrize(
    ("more", "lacks", "given"),
    [
        ((), ("nơi nhận", "ngày niêm yết"), ()),
        (("--posted-on", "2024-11-22"), ("nơi nhận",), ("ngày niêm yết.",)),
        (("--complaints-at", PLACE), ("ngày niêm yết",), ("nơi nhận ý kiến, khiếu nại.",)),
        (("--complaints-at", " ", "--posted-on", "2024-11-22"), ("nơi nhận",), ()),
    ],
)
def test_no_list_without_where_and_when(
    tmp_path: Path, more: tuple[str, ...], lacks: tuple[str, ...], given: tuple[str, ...]
) -> None:
    done = posted(tmp_path / "missing.xlsx", tmp_path / "out", *more)
    assert done.returncode == 2
    assert "RV-1370" in done.stderr
    named = done.stderr.partition("còn thiếu: ")[2].partition(" Ghi nơi nhận")[0]
    assert all(word in named for word in lacks)
    assert not [word for word in given if word in named]
    assert not (tmp_path / "out").exists()


def test_one_place_is_not_that_of_several_communes(tmp_path: Path) -> None:
    (folder := tmp_path / "huyen").mkdir()
    survey(folder / "a.xlsx")
    write(folder / "b.xlsx", [household()], info={"Xã/phường/thị trấn": "Xã Tân Mỹ"})
    more = ("--complaints-at", PLACE, "--posted-on", "2024-11-22")
    done = posted(folder, tmp_path / "out", *more)
    assert done.returncode == 2
    assert "RV-1385" in done.stderr


def fill(path: Path, present: Any, agree: Any) -> None:
    """Type those present and the votes of every household into a sheet of votes."""
    book = openpyxl.load_workbook(path)
    sheet: Any = book.active
    last = sheet.max_row
    top = {sheet.cell(row, 1).value: row for row in range(1, 10)}
    sheet.cell(top["Số người có mặt"], 4, present)
    (first,) = (row for row in range(1, last) if sheet.cell(row, 2).value == "ma_ho")
    for row in range(first + 1, last + 1):
        sheet.cell(row, 5, agree)
        sheet.cell(row, 6, 0)
    book.save(path)


def test_from_the_minutes_over_the_votes_to_a_second_meeting(tmp_path: Path) -> None:
    source, out, done = survey(tmp_path / "xa.xlsx"), tmp_path / "hop", tmp_path / "ket-qua"
    made = inside("documents", "minutes", source, OUT, out)
    assert made.returncode == 0
    # The minutes and the sheets of votes are told of together.
    assert [line for line in made.stderr.splitlines() if line.startswith("Đã ghi")] == [
        f"Đã ghi: 4 tệp vào {out}{os.sep}"
    ]
    stem = "30172-xa-my-an-hung-a-2024"
    sheets = [out / f"bieu-quyet-{stem}-ap-{name}.xlsx" for name in ("hai", "thu")]
    assert all(path.is_file() for path in sheets)
    fill(sheets[0], 20, 10)
    fill(sheets[1], 21, 10)
    votes = ("--votes", out)
    counted = inside("documents", "votes", source, *votes, OUT, done)
    assert counted.returncode == 0, counted.stderr
    assert "3 hộ = thông qua 1 + họp lại 2 + chưa rõ 0." in counted.stderr
    outcome = done / f"ket-qua-hop-{stem}.json"
    found = json.loads(outcome.read_text(encoding="utf-8"))
    assert {one["ma_ho"]: (one["class"], one["outcome"]) for one in found["households"]} == {
        "H1": ("poor", "again"),
        "H2": ("near_poor", "agreed"),
        "H3": ("not_poor", "again"),
    }
    # Of two poor and near-poor households the meeting agreed to one: that is the rule of counting.
    given = inside("documents", "certificates", source, "--votes", done, OUT, tmp_path / "giay")
    assert given.returncode == 0, given.stderr
    assert "có giấy chứng nhận 1 + không phải hộ nghèo, hộ cận nghèo 0 + họp thôn" in given.stderr
    assert "chưa thông qua 2 + chưa xác định 1" in given.stderr
    again = inside("documents", "minutes", source, "--again", outcome, OUT, out)
    assert "1 thôn, 2 hộ có tên" in again.stderr
    second = out / f"bieu-quyet-lan-2-{stem}-ap-thu.xlsx"
    assert not (out / f"bien-ban-lan-2-{stem}-ap-hai.docx").exists()
    fill(second, 20, 12)
    counted = inside("documents", "votes", source, *votes, OUT, out)
    assert counted.returncode == 0, counted.stderr
    assert "3 hộ = thông qua 3 + họp lại 0 + chưa rõ 0." in counted.stderr
    # What was decided lies among the sheets now, and is none of them.
    again = inside("documents", "votes", source, *votes, OUT, done)
    assert "3 hộ = thông qua 3 + họp lại 0 + chưa rõ 0." in again.stderr
    nobody = inside("documents", "minutes", source, "--again", outcome, OUT, out)
    assert (nobody.returncode, "RV-1382" in nobody.stderr) == (2, True)


def test_votes_that_are_missing_end_in_code_1_and_are_named_by_their_cell(tmp_path: Path) -> None:
    source, out = survey(tmp_path / "xa.xlsx"), tmp_path / "hop"
    chosen = ("--village", "ap thu")
    assert inside("documents", "minutes", source, *chosen, OUT, out).returncode == 0
    (sheet,) = out.glob("bieu-quyet-*.xlsx")
    fill(sheet, 21, None)
    done = inside("documents", "votes", source, "--votes", sheet, OUT, tmp_path / "kq")
    assert done.returncode == 1
    assert f"{sheet.name}, trang Biểu quyết, ô E13" in done.stderr
    assert "RV-1384: Ấp Hai chưa có bảng biểu quyết: 1 hộ chưa được họp." in done.stderr
    assert "3 hộ = thông qua 0 + họp lại 0 + chưa rõ 3." in done.stderr


def test_votes_of_another_commune_or_file_are_refused(tmp_path: Path) -> None:
    source, out = survey(tmp_path / "xa.xlsx"), tmp_path / "hop"
    other = write(tmp_path / "b.xlsx", [household()], info={"Xã/phường/thị trấn": "Xã Tân Mỹ"})
    inside("documents", "minutes", other, OUT, out)
    (sheet,) = out.glob("bieu-quyet-*.xlsx")
    for file, code, exit_code in ((sheet, "RV-1381", 2), (source, "RV-1372", 3)):
        done = inside("documents", "votes", source, "--votes", file, OUT, tmp_path / "kq")
        assert (done.returncode, code in done.stderr) == (exit_code, True)
    done = inside("documents", "minutes", source, "--again", sheet, OUT, out)
    assert (done.returncode, "RV-1387" in done.stderr) == (3, True)


def test_a_folder_without_votes_and_one_with_another_workbook_are_refused(tmp_path: Path) -> None:
    source, folder = survey(tmp_path / "xa.xlsx"), tmp_path / "phieu"
    folder.mkdir()
    for _ in range(2):
        done = inside("documents", "votes", source, "--votes", folder, OUT, tmp_path / "kq")
        assert (done.returncode, "RV-1372" in done.stderr) == (3, True)
        survey(folder / "khac.xlsx")


def test_an_unknown_village_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    source = survey(tmp_path / "xa.xlsx")
    done = inside("documents", "minutes", source, "--village", "Ấp Chín", OUT, tmp_path / "hop")
    assert (done.returncode, "RV-1161" in done.stderr) == (2, True)
    assert "Ấp Hai" in done.stderr


def test_requests_are_blank_without_a_workbook_and_prefilled_with_one(tmp_path: Path) -> None:
    blank = inside("documents", "requests", OUT, tmp_path / "trong")
    assert blank.returncode == 0
    names = ["mau-01-trong.docx", "mau-04-trong.docx"]
    assert sorted(path.name for path in (tmp_path / "trong").iterdir()) == names
    source = survey(tmp_path / "xa.xlsx", 1)
    done = inside("documents", "requests", source, OUT, tmp_path / "ho")
    assert "Mẫu 01: 2 giấy đề nghị." in done.stderr
    assert "Mẫu 04: 2 giấy đề nghị." in done.stderr
    one = inside("documents", "requests", source, "--household", "H1", OUT, tmp_path / "mot")
    assert one.returncode == 0
    (path,) = (tmp_path / "mot").iterdir()
    words = "\n".join(line.text for line in Document(str(path)).paragraphs)
    assert "Trần Thị Bé" in words
    assert "00777" not in words


@pytest.mark.parametrize("choice", [("--household", "H9"), ("--class", "average_living")])
def test_a_choice_that_fits_nobody_is_refused(tmp_path: Path, choice: tuple[str, str]) -> None:
    source = survey(tmp_path / "xa.xlsx")
    done = inside("documents", "requests", source, *choice, OUT, tmp_path / "ho")
    assert (done.returncode, "RV-1382" in done.stderr) == (2, True)
    assert choice[1] in done.stderr


def test_votes_of_two_communes_of_one_name_are_told_apart_by_their_codes(tmp_path: Path) -> None:
    name = {"Xã/phường/thị trấn": "Xã Tân Thành"}
    sources = [
        write(tmp_path / f"{code}.xlsx", [household(f"H{code}")], info={**name, "Mã xã": code})
        for code in ("00111", "00222")
    ]
    out, done = tmp_path / "hop", tmp_path / "kq"
    assert inside("documents", "minutes", *sources, OUT, out).returncode == 0
    sheets = sorted(out.glob("bieu-quyet-*.xlsx"))
    for sheet, agree in zip(sheets, (9, 1), strict=True):
        fill(sheet, 10, agree)
    # The second commune's sheet comes first.
    votes = [word for sheet in reversed(sheets) for word in ("--votes", sheet)]
    counted = inside("documents", "votes", *sources, *votes, OUT, done)
    assert counted.returncode == 0, counted.stderr
    outcomes = {
        json.loads(path.read_text("utf-8"))["commune_code"]: json.loads(path.read_text("utf-8"))[
            "counts"
        ]
        for path in done.glob("*.json")
    }
    assert [outcomes[code]["agreed"] for code in ("00111", "00222")] == [1, 0]
    for sheet in sheets:
        book = openpyxl.load_workbook(sheet)
        page: Any = book.active
        page["D4"] = None
        book.save(sheet)
    unclear = inside("documents", "votes", *sources, *votes, OUT, done)
    assert (unclear.returncode, "RV-1326" in unclear.stderr) == (2, True)


def test_minutes_of_villages_whose_names_differ_by_marks_lie_beside_each_other(
    tmp_path: Path,
) -> None:
    names = ("Ấp Tân Bình", "Ấp Tân Bính")
    homes = [household(f"H{at}", **{VILLAGE: name}) for at, name in enumerate(names)]
    source, out = write(tmp_path / "xa.xlsx", homes), tmp_path / "hop"
    for name in names:
        done = inside("documents", "minutes", source, "--village", name, OUT, out)
        assert done.returncode == 0, done.stderr
        said = " ".join(done.stderr.split())
        assert "RV-1480: " in said
        assert "Ấp Tân Bình (1); Ấp Tân Bính (1)" in said
    votes = [openpyxl.load_workbook(path).active for path in sorted(out.glob("bieu-quyet-*.xlsx"))]
    assert {sheet["D6"].value for sheet in votes if sheet} == set(names)
