"""The household of each row of other sheets, where codes are written differently."""

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import Text, text
from ravo.quotes import code_words
from ravo.survey.members import owners
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import blanks, given_in, objects, repeated

WHOLE_SHARE = 0.9
WHOLE_ROWS = 3
"""The number of rows from which unknown codes may be one fault of the whole column."""
NO_TEXT = Text("", "")
_DIGITS = "[0-9]+"


def with_matched_codes(survey: Survey) -> Survey:
    """Return the survey with codes that differ in zeros in front written as on the sheet `Hộ`.

    Only where a single household has that number; such matches are reported once per sheet.
    """
    members, first = _matched(survey.households, survey.members)
    income, second = _matched(survey.households, survey.income)
    if not first and not second:
        return survey
    faults = FaultTable.together(survey.faults, first, second)
    return replace(survey, members=members, income=income, faults=faults)


def _number(code: str | None) -> str | None:
    """Return a code of digits without the zeros in front; None for any other."""
    if code is None or re.fullmatch(_DIGITS, code) is None:
        return None
    return code.lstrip("0") or "0"


def _matched(households: Table, table: Table | None) -> tuple[Table | None, tuple[Fault, ...]]:
    """Return a sheet with codes spelt as the households', and the faults that report it."""
    if table is None:
        return None, ()
    strange = _strange(households, table)
    if not strange.any():
        return table, ()
    known = objects(list(map(_number, households.codes)))
    once = given_in(known) & ~repeated(known)
    pairs = zip(known[once].tolist(), households.columns["code"][once].tolist(), strict=True)
    code_of: dict[str | None, str] = dict(pairs)
    matches = objects([code_of.get(_number(code)) for code in table.codes])
    matched = strange & given_in(matches)
    if not matched.any():
        return table, ()
    first = int(np.flatnonzero(matched)[0])
    codes = np.where(matched, matches, table.columns["code"])
    fault = Fault(
        "RV-471",
        sheet=table.sheet_of(first),
        cell=table.cell("code", first),
        column=table.headings.get("code"),
        value=table.value("code", first),
        params={"count": int(matched.sum()), "other": matches[first]},
    )
    return table.with_columns({"code": codes}), (fault,)


def _strange(households: Table, table: Table) -> NDArray[np.bool_]:
    """Return flags of the rows with a code that no household has."""
    return (owners(households, table) < 0) & given_in(table.columns["code"])


def strangers(survey: Survey, table: Table) -> Iterator[Fault]:
    """Yield faults of rows with a code that the sheet of households does not have.

    Where nearly all rows have unknown codes, it is one fault of the whole column.
    """
    if blanks(survey.households.columns["code"]).all():
        # Where no household has a code, that is the fault, not the codes of the other sheets.
        return
    strange = _strange(survey.households, table)
    records = np.flatnonzero(strange)
    rows = int(given_in(table.columns["code"]).sum())
    whole = len(records) >= WHOLE_ROWS and len(records) >= WHOLE_SHARE * rows
    note = NO_TEXT
    if whole:
        known = (code for code in survey.households.codes if code is not None)
        params = {
            "count": len(records),
            "rows": rows,
            "other": code_words(str(next(known, ""))),
        }
        words = text("results.codes_apart")
        note = Text(*(words.say(lang, **params) for lang in ("vi", "en")))
    for record in records[:1] if whole else records:
        code = table.value("code", int(record))
        yield Fault(
            "RV-403",
            household=None if whole else code,
            sheet=table.sheet_of(int(record)),
            cell=table.cell("code", int(record)),
            column=table.headings.get("code"),
            value=code_words(code),
            params={"whole": note},
        )
