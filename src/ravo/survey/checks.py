"""Checks of a survey against itself: inside a household, and inside the workbook."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from ravo.contract.columns import SHEETS
from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import text
from ravo.quotes import code_words, quoted
from ravo.survey.areas import areas_apart
from ravo.survey.departures import departed, took_in
from ravo.survey.doubled_people import people_twice
from ravo.survey.faults_at import cell_fault, cell_faults
from ravo.survey.heads import heads_of, young_heads
from ravo.survey.household_codes import strangers
from ravo.survey.info import LAST_CLOSING_DAY
from ravo.survey.left_members import OPEN_PEOPLE
from ravo.survey.members import completed_months, last_birth_day, owners, review_day
from ravo.survey.new_heads import followers_of
from ravo.survey.noted_departures import noted_departures
from ravo.survey.split_households import own_origins
from ravo.survey.survey import MONTHLY, Survey, Table
from ravo.survey.unreviewed import not_reviewed
from ravo.text import NAMED_CELLS, few_of, mask_citizen, with_rest
from ravo.typed_columns import (
    YES,
    Flags,
    are,
    are_in,
    blanked,
    given_in,
    plain_column,
    repeated,
    years_in,
)

FEW_WITHOUT, MANY_WITHOUT = 5, 5
"""Households without members are few, and all named, if they are fewer than one in FEW_WITHOUT; if
there are more, the warning needs at least MANY_WITHOUT of them."""
LISTED_CODES = 40
DEGREES = ("THPT", "Sơ cấp/chứng chỉ nghề", "Trung cấp", "Cao đẳng trở lên")
WORKING = ("Có việc làm", "Làm thuê không hợp đồng")


def check_survey(survey: Survey) -> FaultTable:
    """Return the faults of a survey's records, compared with each other and with its year."""
    return FaultTable.together(*_checked(survey))


def _checked(survey: Survey) -> Iterator[Iterable[Fault]]:
    yield from (_duplicate_codes(survey), _totals(survey), areas_apart(survey))
    yield from (took_in(survey), own_origins(survey.households))
    yield from noted_departures(survey)
    if survey.codes_restart:
        yield _equal_rows(survey)
    if survey.info.year is not None:
        yield from (*_years(survey), *young_heads(survey))
        yield _visits_of_another_year(survey, survey.info.year)
    if survey.members is not None:
        yield strangers(survey, survey.members)
        yield _sizes(survey, survey.members)
        yield _without_members(survey, survey.members)
        yield people_twice(survey)
        yield from heads_of(survey, survey.members)
        yield _sex_against_flags(survey.members)
        if survey.info.year is not None:
            yield from _ages_against_flags(survey, survey.members)
    yield _citizens(survey)
    if survey.income is not None:
        yield from (strangers(survey, survey.income), _double_income(survey.income))


def _duplicate_codes(survey: Survey) -> Iterator[Fault]:
    table = survey.households
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    for record in np.flatnonzero(repeated(table.columns["code"])).tolist():
        by_code[table.codes[record]].append(record)
    for code in sorted(by_code):
        cells = [table.place("code", record) for record in by_code[code]]
        for place, record in enumerate(by_code[code]):
            others = _others(cells, place)
            yield cell_fault(table, "RV-401", "code", record, code_words(code), others=others)


def _equal_rows(survey: Survey) -> Iterator[Fault]:
    """Yield warnings of equal rows; each counts as a household, as the official totals do."""
    table = survey.households
    names = [name for name in table.letters if name in table.columns and name != "code"]
    written = [str(code).partition("#")[0] for code in table.codes]
    values = map(plain_column, map(table.columns.__getitem__, names))
    alike: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for record, key in enumerate(zip(*values, written, strict=True)):
        alike[key].append(record)
    for key in sorted((key for key, its in alike.items() if len(its) > 1), key=_blanks_last):
        cells = [table.place("code", record) for record in alike[key]]
        for place, record in enumerate(alike[key]):
            yield cell_fault(table, "RV-419", "code", record, others=_others(cells, place))


def _blanks_last(values: Iterable[Any]) -> list[tuple[bool, Any]]:
    return [(value is None, 0 if value is None else value) for value in values]


def _others(cells: list[str], place: int) -> list[str]:
    """Return the cells other than `place`: the first few, and the number of the others."""
    few = [cell for i, cell in enumerate(cells[: NAMED_CELLS + 1]) if i != place][:NAMED_CELLS]
    return with_rest(few, len(cells) - 1)


def _years(survey: Survey) -> Iterator[FaultTable]:
    """Yield faults of births after the review; for the head's year warnings only."""
    year, day = survey.info.year or 0, last_birth_day(survey)
    table = survey.households
    late_heads = born_late(survey)
    late_heads[[*followers_of(survey)]] = False
    late = np.flatnonzero(late_heads)
    years = table.columns["head_birth_year"][late].tolist()
    shown = [quoted(f"{born:.0f}") for born in years]
    until = text("unread.born_by_year").filled(year=str(year))
    of_heads = cell_faults(table, "RV-215", "head_birth_year", late, shown, until=until)
    yield of_heads.mapped(lambda fault: replace(fault, decides=False))
    if survey.members is not None:
        births = survey.members.columns["birth"]
        until = text("unread.born_by_day").filled(day=day)
        late = np.flatnonzero(births > np.datetime64(day))
        shown = [born.strftime("%d/%m/%Y") for born in births[late].tolist()]
        yield cell_faults(survey.members, "RV-215", "birth", late, shown, until=until)


def _visits_of_another_year(survey: Survey, year: int) -> Iterator[Fault]:
    """Yield a warning where most days of visits are not of the review of a year.

    In a copied workbook the year may still be that of the review before, and with it the lines.
    """
    table = survey.households
    if survey.info.period == MONTHLY or not table.given("visit_date"):
        return
    days = table.columns["visit_date"]
    given = ~np.isnat(days)
    first, last = date(year, 1, 1), date(year + 1, *LAST_CLOSING_DAY)
    apart = given & ((days < np.datetime64(first)) | (days > np.datetime64(last)))
    count, odd = int(given.sum()), int(apart.sum())
    if 2 * odd <= count:
        return
    record = int(np.flatnonzero(apart)[0])
    params: dict[str, Any] = {"year": str(year), "odd": odd, "count": count}
    other = f"{years_in(days)[record]:.0f}"
    fault = cell_fault(table, "RV-4099", "visit_date", record, other=other, **params)
    yield replace(fault, household=None)


def born_late(survey: Survey) -> Flags:
    """Return flags of the households whose head has a year of birth after the review year."""
    years = survey.households.columns["head_birth_year"]
    return years > (survey.info.year or np.inf)


def _totals(survey: Survey) -> Iterator[Fault]:
    """Yield warnings where the commune's totals are smaller than the numbers reviewed."""
    reviewed = int((~departed(survey)).sum())
    members = float(np.nansum(survey.households.columns["size"]))
    info = survey.info
    for total, count, heading in (
        (info.total_households, reviewed, "Tổng số hộ dân cư"),
        (info.total_members, members, "Tổng số nhân khẩu"),
    ):
        if total is not None and total < count:
            yield Fault(
                "RV-405",
                sheet=SHEETS["info"],
                column=heading,
                value=str(total),
                params={"total": total, "count": int(count)},
            )


def _double_income(table: Table) -> Iterator[Fault]:
    firsts: dict[Any, int] = {}
    for record, code in enumerate(table.codes):
        if code is not None and firsts.setdefault(code, record) != record:
            other = table.place("code", firsts[code])
            yield cell_fault(table, "RV-404", "code", record, code_words(code), other=other)


def _sizes(survey: Survey, members: Table) -> FaultTable:
    """Return the faults of households whose number of member rows differs from their size."""
    table = survey.households
    owner = owners(table, members)
    rows = np.bincount(owner[owner >= 0], minlength=len(table.rows))
    size = table.columns["size"]
    open_ = {*survey.faults.households[survey.faults.coded(*OPEN_PEOPLE)]}
    known = ~are_in(table.columns["code"], open_)
    apart = np.flatnonzero(known & (rows > 0) & ~np.isnan(size) & (rows != size))
    written = size[apart].astype(np.int64).tolist()
    shown = [f"{figure:.0f}" for figure in size[apart]]
    each = {"size": written, "rows": rows[apart].tolist()}
    return cell_faults(table, "RV-301", "size", apart, shown, each)


def _without_members(survey: Survey, members: Table) -> Iterator[Fault]:
    """Yield one warning for the workbook of the households without members, if others have some.

    Where no household has any, the commune lists no members, which is no oversight. Households that
    left or are not reviewed yet do not count.
    """
    table = survey.households
    codes_of = table.columns["code"]
    has = are_in(codes_of, members.codes)
    # It is unknown which household has the members of a doubled code, which is itself an error.
    own_code = given_in(codes_of) & ~repeated(codes_of)
    lacks = ~has & ~departed(survey) & own_code & ~not_reviewed(survey)
    many = bool(lacks.sum() * FEW_WITHOUT >= (has | lacks).sum())
    records = np.flatnonzero(lacks)
    if not has.any() or (many and len(records) < MANY_WITHOUT):
        return
    if len(records):
        codes = [code_words(str(table.codes[at])) for at in records]
        params = {
            "count": len(codes),
            "sheet": members.sheet,
            "codes": few_of(codes, LISTED_CODES),
        }
        if many:
            rows = members.rows[given_in(members.columns["code"])]
            params |= {"listed": int(has.sum()), "last": int(rows.max()), "first": codes[0]}
        yield Fault("RV-4093" if many else "RV-4071", sheet=members.sheet, params=params)


def _ages_against_flags(survey: Survey, members: Table) -> Iterator[FaultTable]:
    """Yield warnings of facts that a member's age makes improbable."""
    columns = members.columns
    years = completed_months(columns["birth"], review_day(survey)) // MONTHS_IN_YEAR
    odd: dict[str, Flags] = {
        "malnourished": (columns["malnourished"] == YES) & (years >= 16),
        "attends_school": (columns["attends_school"] == YES) & ((years < 3) | (years > 30)),
        "highest_degree": are_in(columns["highest_degree"], DEGREES) & (years < 15),
        "work": are_in(columns["work"], WORKING) & (years < 13),
    }
    for name, flags in odd.items():
        records = np.flatnonzero(flags)
        each = {"age": years[records].astype(np.int64).tolist()}
        yield cell_faults(members, "RV-304", name, records, each=each)


def _sex_against_flags(members: Table) -> FaultTable:
    """Return warnings of men who are recorded as pregnant or nursing."""
    ticked = members.columns["maternity"] == YES
    records = np.flatnonzero(ticked & are(members.columns["sex"], "Nam"))
    return cell_faults(members, "RV-305", "maternity", records)


def _citizens(survey: Survey) -> Iterator[Fault]:
    """Yield warnings of a citizen number in two households; people who left do not count."""
    left_out = departed(survey).copy()
    left_out[[*followers_of(survey)]] = True
    table, members = survey.households, survey.members
    parts = [(table, "head_citizen_id", blanked(table.columns["head_citizen_id"], left_out))]
    if members is not None:
        parts.append((members, "citizen_id", members.columns["citizen_id"]))
    homes: dict[str, str] = {}
    shared = {
        number
        for table, _, numbers in parts
        for number, code in zip(numbers, table.codes, strict=True)
        if None not in (number, code) and homes.setdefault(number, code) != code
    }
    by_number: dict[str, dict[str, tuple[Table, str, int]]] = {n: {} for n in sorted(shared)}
    for table, name, numbers in parts if by_number else ():
        for record, (number, code) in enumerate(zip(numbers, table.codes, strict=True)):
            if number in by_number and code is not None:
                by_number[number].setdefault(code, (table, name, record))
    for number, places in by_number.items():
        cells = [
            f"{table.sheet_of(record)}!{table.cell(name, record)}"
            for table, name, record in places.values()
        ]
        for place, (table, name, record) in enumerate(places.values()):
            others = _others(cells, place)
            yield cell_fault(table, "RV-402", name, record, mask_citizen(number), others=others)
