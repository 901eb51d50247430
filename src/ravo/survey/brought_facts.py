"""Facts of dwellings that come from last year's list, and the column that confirms them.

Two places of the workbook show that facts are last year's, so that deleting or renaming a column
does not turn them into facts of this year.
"""

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import SHEETS, SPLIT, columns_of
from ravo.contract.confirmations import COLUMN as CONFIRMED
from ravo.faults import Fault
from ravo.survey.left_members import ARRIVED
from ravo.survey.split_households import names_another
from ravo.survey.survey import ALL_CONFIRMED, TO_CONFIRM, Survey, Table
from ravo.typed_columns import are, blanks

FACTS = "dwelling_facts"
"""The key of `Thông tin` for such facts; a list without them does not have it."""
__all__ = ["CONFIRMED", "FACTS", "brings_facts", "new_this_year", "unconfirmed_fault"]


def brings_facts(survey: Survey) -> bool:
    """Return whether facts of dwellings may be last year's, to be confirmed by household."""
    return survey.households.given(CONFIRMED) or survey.info.dwelling_facts == TO_CONFIRM


def new_this_year(table: Table) -> NDArray[np.bool_]:
    """Return flags of the households that are new, so that their facts are of this year.

    Their own reason is that they came or split off, and they have no class at the start of the
    period. One with `Tách hộ` and no origin does not count: it may be the one that was left.
    """
    reasons = table.columns["change_reason"]
    new = are(reasons, ARRIVED) | (are(reasons, SPLIT) & names_another(table))
    return new & blanks(table.columns["opening_class"])


def unconfirmed_fault(table: Table, first: int, count: int) -> Fault:
    """Return the fault of facts that are not confirmed: of `count` households, `first` the first.

    Where the column to confirm is missing, the fault names it and the two possible remedies.
    """
    if table.given(CONFIRMED):
        return Fault(
            "RV-1093",
            sheet=table.sheet_of(first),
            cell=table.cell(CONFIRMED, first),
            column=table.heading(CONFIRMED, first),
            params={"count": count},
        )
    headings = {c.name: c.heading for t in ("households", "info") for c in columns_of(t)}
    params = {"count": count, "all": ALL_CONFIRMED, "key": headings[FACTS], "info": SHEETS["info"]}
    return Fault("RV-4081", sheet=table.sheet_of(first), column=headings[CONFIRMED], params=params)
