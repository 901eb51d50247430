"""Whether facts of dwellings are last year's, and what becomes of the column that confirms them.

Two places of the workbook show it, so that neither a deleted nor a renamed column makes facts of
another year into facts of this one.
"""

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import SHEETS, columns_of
from ravo.contract.confirmations import COLUMN as CONFIRMED
from ravo.faults import Fault
from ravo.survey.left_members import ARRIVED
from ravo.survey.split_households import SPLIT, names_another
from ravo.survey.survey import ALL_CONFIRMED, TO_CONFIRM, Survey, Table
from ravo.typed_columns import are, blanks

FACTS = "dwelling_facts"
"""The key of `Thông tin` that shows it; a list that brings none lacks it."""
__all__ = ["CONFIRMED", "FACTS", "brings_facts", "new_this_year", "unconfirmed_fault"]


def brings_facts(survey: Survey) -> bool:
    """Return whether facts of dwellings may be last year's, to be confirmed by household."""
    return survey.households.given(CONFIRMED) or survey.info.dwelling_facts == TO_CONFIRM


def new_this_year(table: Table) -> NDArray[np.bool_]:
    """Return which households no list of last year can have: what they hold is of this year.

    Those came or split off by their own reason, and have no class at the start of the period; one
    with `Tách hộ` that does not name where it comes from may as well be the one that was left.
    """
    reasons = table.columns["change_reason"]
    new = are(reasons, ARRIVED) | (are(reasons, SPLIT) & names_another(table))
    return new & blanks(table.columns["opening_class"])


def unconfirmed_fault(table: Table, first: int, count: int) -> Fault:
    """Return the fault of facts that nobody confirmed, `count` households from the record `first`.

    Where the column is gone the fault names it, and the two ways to go on.
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
