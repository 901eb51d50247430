"""Checks of a survey against itself: inside a household, and inside the workbook."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import SHEETS
from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import text
from ravo.quotes import code_words, quoted
from ravo.survey.areas import areas_apart
from ravo.survey.departures import departed, took_in
from ravo.survey.faults_at import cell_fault, cell_faults
from ravo.survey.heads import heads_of, young_heads
from ravo.survey.household_codes import strangers
from ravo.survey.left_members import OPEN_PEOPLE
from ravo.survey.members import completed_months, last_birth_day, owners, review_day
from ravo.survey.new_heads import followers_of
from ravo.survey.split_households import own_origins
from ravo.survey.survey import Survey, Table
from ravo.survey.unreviewed import not_reviewed
from ravo.text import NAMED_CELLS, few_of, mask_citizen, with_rest

Flags = NDArray[np.bool_]
FEW_WITHOUT, MANY_WITHOUT = 5, 5
"""Fewer than one household in so many without members are a few, which are all named; where they
are more, so many are needed to be no matter of a household or two."""
LISTED_CODES = 40


def check_survey(survey: Survey) -> FaultTable:
    """Return every fault of a survey's records against each other."""
    return FaultTable.together(*_checked(survey))


def _checked(survey: Survey) -> Iterator[Iterable[Fault]]:
    yield from (_duplicate_codes(survey), _totals(survey), areas_apart(survey))
    yield from (took_in(survey), own_origins(survey.households))
    if survey.codes_restart:
        yield _equal_rows(survey)
    if survey.info.year is not None:
        yield from (*_years(survey), *young_heads(survey))
    if survey.members is not None:
        yield strangers(survey, survey.members)
        yield _sizes(survey, survey.members)
        yield _without_members(survey, survey.members)
        yield from heads_of(survey, survey.members)
        yield _sex_against_flags(survey.members)
        if survey.info.year is not None:
            yield from _ages_against_flags(survey, survey.members)
    yield _citizens(survey)
    if survey.income is not None:
        yield from (strangers(survey, survey.income), _double_income(survey.income))


def _duplicate_codes(survey: Survey) -> Iterator[Fault]:
    table = survey.households
    codes = table.frame["code"]
    for code, group in codes[codes.duplicated(keep=False) & codes.notna()].groupby(codes):
        cells = [table.place("code", int(i)) for i in group.index]
        for place, record in enumerate(group.index):
            others = _others(cells, place)
            yield cell_fault(
                table, "RV-401", "code", int(record), code_words(str(code)), others=others
            )


def _equal_rows(survey: Survey) -> Iterator[Fault]:
    """Warn of equal rows; each is a household, because the official totals count it."""
    table = survey.households
    names = [name for name in table.letters if name in table.frame and name != "code"]
    written = [str(code).partition("#")[0] for code in table.frame["code"]]
    keys = table.frame[names].astype(object).assign(code=written)
    for _, group in keys[keys.duplicated(keep=False)].groupby([*names, "code"], dropna=False):
        cells = [table.place("code", int(i)) for i in group.index]
        for place, record in enumerate(group.index):
            yield cell_fault(
                table, "RV-419", "code", int(record), None, others=_others(cells, place)
            )


def _others(cells: list[str], place: int) -> list[str]:
    """Return the cells other than `place`: the first few, and the number of the others."""
    few = [cell for i, cell in enumerate(cells[: NAMED_CELLS + 1]) if i != place][:NAMED_CELLS]
    return with_rest(few, len(cells) - 1)


def _years(survey: Survey) -> Iterator[FaultTable]:
    """Find birth years and dates after the review; no class rests on the head's year."""
    year, day = survey.info.year or 0, last_birth_day(survey)
    table = survey.households
    late_heads = born_late(survey)
    late_heads[[*followers_of(survey)]] = False
    late = np.flatnonzero(late_heads)
    years = table.frame["head_birth_year"].to_numpy(dtype=np.float64)[late].tolist()
    shown = [quoted(f"{born:.0f}") for born in years]
    until = text("unread.born_by_year").filled(year=str(year))
    of_heads = cell_faults(table, "RV-215", "head_birth_year", late, shown, until=until)
    yield of_heads.mapped(lambda fault: replace(fault, decides=False))
    if survey.members is not None:
        births = survey.members.frame["birth"]
        until = text("unread.born_by_day").filled(day=day)
        late = np.flatnonzero((births > pd.Timestamp(day)).to_numpy())
        shown = [born.strftime("%d/%m/%Y") for born in births.iloc[late]]
        yield cell_faults(survey.members, "RV-215", "birth", late, shown, until=until)


def born_late(survey: Survey) -> Flags:
    """Return which households' heads are written as born after the review year."""
    years = survey.households.frame["head_birth_year"].to_numpy(dtype=np.float64)
    return years > (survey.info.year or np.inf)


def _totals(survey: Survey) -> Iterator[Fault]:
    """Warn where the commune's totals are smaller than what was reviewed."""
    reviewed = int((~departed(survey)).sum())
    members = float(survey.households.frame["size"].sum())
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
    codes = table.frame["code"]
    again = np.flatnonzero((codes.duplicated(keep="first") & codes.notna()).to_numpy()).tolist()
    firsts = {code: i for i, code in reversed(list(enumerate(codes.tolist())))} if again else {}
    for record in again:
        code = table.value("code", record)
        other = table.place("code", firsts[code])
        yield cell_fault(table, "RV-404", "code", record, code_words(code), other=other)


def _sizes(survey: Survey, members: Table) -> FaultTable:
    """Return the households with a number of member rows that differs from their size."""
    table = survey.households
    owner = owners(table, members)
    rows = np.bincount(owner[owner >= 0], minlength=len(table.rows))
    size = table.frame["size"].to_numpy(dtype=np.float64)
    open_ = {*survey.faults.households[survey.faults.coded(*OPEN_PEOPLE)]}
    known = ~table.frame["code"].isin(open_).to_numpy(dtype=bool)
    apart = np.flatnonzero(known & (rows > 0) & ~np.isnan(size) & (rows != size))
    written = size[apart].astype(np.int64).tolist()
    shown = [f"{figure:.0f}" for figure in size[apart]]
    each = {"size": written, "rows": rows[apart].tolist()}
    return cell_faults(table, "RV-301", "size", apart, shown, each)


def _without_members(survey: Survey, members: Table) -> Iterator[Fault]:
    """Warn, once for the workbook, of the households without members where others have some.

    Where none has any, the commune did not list its members, which is no oversight. A household
    that nobody reviewed yet is none of them.
    """
    table = survey.households
    codes_of = table.frame["code"]
    has = codes_of.isin(members.frame["code"].dropna()).to_numpy(dtype=bool)
    # Whose members those of a doubled code are is open: that code is an error of its own.
    own_code = (codes_of.notna() & ~codes_of.duplicated(keep=False)).to_numpy(dtype=bool)
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
            rows = members.rows[members.frame["code"].notna().to_numpy(dtype=bool)]
            params |= {"listed": int(has.sum()), "last": int(rows.max()), "first": codes[0]}
        yield Fault("RV-4093" if many else "RV-4071", sheet=members.sheet, params=params)


def _ages_against_flags(survey: Survey, members: Table) -> Iterator[FaultTable]:
    """Warn about facts that a member's age makes unlikely."""
    frame = members.frame
    years = completed_months(frame["birth"], review_day(survey)) // MONTHS_IN_YEAR
    flag = {
        name: frame[name].fillna(False).to_numpy(dtype=bool)
        for name in ("malnourished", "attends_school")
    }
    degree = frame["highest_degree"].isin(
        ("THPT", "Sơ cấp/chứng chỉ nghề", "Trung cấp", "Cao đẳng trở lên")
    )
    working = frame["work"].isin(("Có việc làm", "Làm thuê không hợp đồng"))
    odd: dict[str, Flags] = {
        "malnourished": flag["malnourished"] & (years >= 16),
        "attends_school": flag["attends_school"] & ((years < 3) | (years > 30)),
        "highest_degree": degree.to_numpy(dtype=bool) & (years < 15),
        "work": working.to_numpy(dtype=bool) & (years < 13),
    }
    for name, flags in odd.items():
        records = np.flatnonzero(flags)
        each = {"age": years[records].astype(np.int64).tolist()}
        yield cell_faults(members, "RV-304", name, records, each=each)


def _sex_against_flags(members: Table) -> FaultTable:
    """Warn where a man is written as pregnant or nursing."""
    ticked = members.frame["maternity"].fillna(False).to_numpy(dtype=bool)
    records = np.flatnonzero(ticked & (members.frame["sex"] == "Nam").to_numpy(dtype=bool))
    return cell_faults(members, "RV-305", "maternity", records)


def _citizens(survey: Survey) -> Iterator[Fault]:
    """Warn where one citizen number is in two households; who left may be in another one now."""
    counted = ~departed(survey)
    counted[[*followers_of(survey)]] = False
    parts = [(survey.households, "head_citizen_id")]
    if survey.members is not None:
        parts.append((survey.members, "citizen_id"))
    stacked = pd.concat(
        [
            pd.DataFrame(
                {
                    "number": t.frame[name] if part else t.frame[name].where(counted),
                    "code": t.frame["code"],
                    "part": part,
                    "record": range(len(t.rows)),
                }
            )
            for part, (t, name) in enumerate(parts)
        ],
        ignore_index=True,
    ).dropna(subset=["number", "code"])
    per_household = stacked.drop_duplicates(["number", "code"])
    shared = per_household[per_household.duplicated("number", keep=False)]
    for number, group in shared.groupby("number"):
        places = [(parts[p], int(r)) for p, r in zip(group["part"], group["record"], strict=True)]
        cells = [
            f"{table.sheet_of(record)}!{table.cell(name, record)}"
            for (table, name), record in places
        ]
        for place, ((table, name), record) in enumerate(places):
            others = _others(cells, place)
            yield cell_fault(
                table, "RV-402", name, record, mask_citizen(str(number)), others=others
            )
