"""A year's round of one commune: last year's list opened, filled in by a clerk, scored, compared.

The clerk has the answers of the sample's second year. What comes of it is what comes of the
sample's own workbook of that year: the same class of each household, the same movements.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ravo.changes.comparison import Changes, compare
from ravo.changes.year import year_of
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.listener import SILENCE
from support.workbook_reviews import judged

SAMPLE = Path(__file__).parents[2] / "sample_data"
FILE = "{year}/30202-hoi-an-dong-{year}.xlsx"
OPENING, CODE, REASON = "Phân loại đầu kỳ", "Mã hộ", "Lý do biến động"
Row = dict[str, Any]
PERSON = ("Mã hộ", "Họ và tên", "Giới tính", "Ngày/năm sinh")


def table(sheet: Worksheet) -> tuple[list[str], list[Row]]:
    """Return the headings of a sheet without their hints, and its rows by heading."""
    lines = list(sheet.iter_rows(values_only=True))
    heads = [str(head).split("\n")[0] for head in lines[0]]
    return heads, [dict(zip(heads, line, strict=True)) for line in lines[1:] if line[0]]


def replaced(sheet: Worksheet, rows: list[Row]) -> None:
    heads, old = table(sheet)
    for at in range(max(len(rows), len(old))):
        for place, head in enumerate(heads, start=1):
            value = rows[at].get(head) if at < len(rows) else None
            sheet.cell(at + 2, place).value = value


def person(row: Row) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in PERSON)


def filled_in(book: Workbook, this_year: Workbook) -> Mapping[str, int]:
    """Fill in a carried workbook as a clerk does; return how many rows were written anew."""
    for key in book["Thông tin"].iter_rows(max_col=2):
        for name, value in this_year["Thông tin"].iter_rows(max_col=2, values_only=True):
            if name == key[0].value and key[1].value is None:
                key[1].value = value
    answers = {row[CODE]: row for row in table(this_year["Hộ"])[1]}
    homes = table(book["Hộ"])[1]
    known = {row[CODE] for row in homes}
    for home in homes:
        visit = answers.get(home[CODE])
        if visit is None:
            # Nobody lives there any more: the reason, and nobody to be counted.
            home.update({"Số nhân khẩu": None, REASON: "Chuyển đi"})
        else:
            home.update({head: value for head, value in visit.items() if head != OPENING})
    new = [row for code, row in answers.items() if code not in known]
    replaced(book["Hộ"], [*homes, *new])
    facts = {person(row): row for row in table(this_year["Thành viên"])[1]}
    listed = [row for row in table(book["Thành viên"])[1] if person(row) in facts]
    people = [{**row, **facts.pop(person(row))} for row in listed]
    replaced(book["Thành viên"], [*people, *facts.values()])
    replaced(book["Thu nhập"], table(this_year["Thu nhập"])[1])
    return {"homes": len(new), "people": len(facts), "all": len(people) + len(facts)}


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> tuple[Changes, Changes, Mapping[str, int]]:
    """The sample's own movements, those of the carried workbook, and what the clerk had to type."""
    first, second = (SAMPLE / FILE.format(year=year) for year in (2023, 2024))
    out = tmp_path_factory.mktemp("trip") / "2024.xlsx"
    write_next_survey(TemplateRequest(out, None), [first], SILENCE, keep_facts=False)
    book = openpyxl.load_workbook(out)
    typed = filled_in(book, openpyxl.load_workbook(second, read_only=True))
    book.save(out)
    before = year_of(2023, [judged(first)])
    years = [year_of(2024, [judged(path)]) for path in (second, out)]
    own, carried = (compare(before, year) for year in years)
    return own, carried, typed


def classes(changes: Changes) -> dict[str, tuple[str, str | None]]:
    """Return the class and the evidence of each household that is there, by its code."""
    homes = changes.new.households
    there = homes[~homes["departed"]]
    return {
        str(code): (klass, evidence)
        for code, klass, evidence in zip(
            there["code"], there["klass"], there["evidence"], strict=True
        )
    }


def test_every_household_has_the_class_that_the_sample_gives(
    trip: tuple[Changes, Changes, Mapping[str, int]],
) -> None:
    own, carried, _ = trip
    assert classes(carried) == classes(own)
    assert len({klass for klass, _ in classes(own).values()}) >= 3


def test_the_movements_and_forms_are_those_of_the_sample(
    trip: tuple[Changes, Changes, Mapping[str, int]],
) -> None:
    own, carried, _ = trip
    assert carried.counts() == own.counts()
    assert carried.counts()["poor_to_near_poor"]
    for number, form in own.forms.items():
        for line, counts in form.counts.items():
            assert (carried.forms[number].counts[line] == counts).all(), (number, line)


def test_the_opening_that_was_carried_needs_no_correction(
    trip: tuple[Changes, Changes, Mapping[str, int]],
) -> None:
    _, carried, _ = trip
    codes = {fault.code for fault in carried.faults}
    assert not codes & {"RV-634", "RV-640", "RV-614", "RV-650"}
    assert not carried.unreviewed.any()


def test_few_people_had_to_be_typed_anew(
    trip: tuple[Changes, Changes, Mapping[str, int]],
) -> None:
    own, _, typed = trip
    arrived = (own.rows["old"] < 0).sum()
    assert 0 < typed["homes"] <= arrived
    assert typed["people"] < typed["all"] / 4
