"""Households that are new because people left an old one, and the old households.

Both have members with `Tách hộ`: those who came to the new household, and those who left the old
one. Often the old household has it as its own reason too. `Mã hộ gốc` distinguishes them.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import MERGED, SPLIT
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.faults_at import cell_fault, cell_faults
from ravo.survey.survey import Table
from ravo.text import NAMED_CELLS, with_rest
from ravo.typed_columns import Flags, are, are_in, blanks, given_in, repeated

OPEN_SPLIT, OWN_ORIGIN = "RV-330", "RV-331"


class Splits(NamedTuple):
    """Flags per household: `new` where its people with `Tách hộ` came, `open` where it is unknown.

    In every other household, people with `Tách hộ` are those who left it.
    """

    new: Flags
    open: Flags


def splits_of(table: Table, owner: NDArray[np.int64], reasons: NDArray[np.object_]) -> Splits:
    """Return which households are new by their origin codes, and which may be.

    `owner` and `reasons` are those of the rows of members. A household that names another one as
    its origin is new; one that is named as an origin is an old one. A household with `Tách hộ` that
    is neither is new if all its people have the reason too.
    """
    size = len(table.rows)
    own = table.columns["change_reason"]
    split = are(own, SPLIT)
    names = names_another(table)
    origins = table.columns["origin_code"][names & ~are(own, MERGED)]
    named = are_in(table.columns["code"], origins)
    child = names & (split | blanks(own))
    listed = owner >= 0
    came = np.bincount(owner[listed & are(reasons, SPLIT)], minlength=size)
    rows = np.bincount(owner[listed], minlength=size)
    either = (child & named) | (split & ~names & ~named)
    new = (child & ~named) | (either & (came == rows))
    return Splits(new, either & ~new & (came > 0))


def open_splits(
    table: Table, members: Table, owner: NDArray[np.int64], open_: Flags
) -> Iterator[Fault]:
    """Yield a fault for each household of which it is unknown who of its people are there."""
    split = are(members.columns["change_reason"], SPLIT)
    for record in map(int, np.flatnonzero(open_)):
        rows = np.flatnonzero((owner == record) & split)
        cells = [members.place("change_reason", int(row)) for row in rows]
        yield cell_fault(
            table,
            OPEN_SPLIT,
            "change_reason",
            record,
            people=with_rest(cells[:NAMED_CELLS], len(cells)),
            count=len(cells),
        )


def own_origins(table: Table) -> FaultTable:
    """Return the warnings of households whose origin code is their own code."""
    origins = table.columns["origin_code"]
    same = given_in(origins) & (origins == table.columns["code"])
    return cell_faults(table, OWN_ORIGIN, "origin_code", np.flatnonzero(same))


def homes_split_from(table: Table, splits: Splits) -> dict[int, int]:
    """Return the record of the old household by that of each new one, where it is on the list."""
    codes, origin_codes = table.columns["code"], table.columns["origin_code"]
    once = given_in(codes) & ~repeated(codes)
    places = {codes[at]: at for at in np.flatnonzero(once).tolist()}
    new = np.flatnonzero(splits.new & names_another(table) & once).tolist()
    origins = {at: places.get(origin_codes[at]) for at in new}
    return {at: origin for at, origin in origins.items() if origin is not None}


def names_another(table: Table) -> Flags:
    """Return flags of the households whose origin is the code of another one."""
    origins = table.columns["origin_code"]
    return np.asarray(given_in(origins) & (origins != table.columns["code"]), dtype=bool)
