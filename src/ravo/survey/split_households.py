"""Which households are new because people left an old one, and which are the old ones.

Both have `Tách hộ` at their members: who came to the new one, and who left the old one. Often the
old household has it as its own reason too. `Mã hộ gốc` tells them apart.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.faults_at import cell_fault, cell_faults
from ravo.survey.survey import Table
from ravo.text import NAMED_CELLS, with_rest
from ravo.typed_columns import Flags, are, are_in, blanks, given_in, repeated

SPLIT = "Tách hộ"
"""The reason of who left to live apart; in the household that so came to be, of who came."""
MERGED = "Nhập hộ"
"""The reason of a household that went into another one, which its `Mã hộ gốc` names.

Lists without the row of who went have it at the household that took it in, with the code of the
one that came; they are read as well, and no household is counted twice.
"""
OPEN_SPLIT, OWN_ORIGIN = "RV-330", "RV-331"


class Splits(NamedTuple):
    """Per household: `new` where its people with `Tách hộ` came, `open` where nothing settles it.

    Of every other household such people left.
    """

    new: Flags
    open: Flags


def splits_of(table: Table, owner: NDArray[np.int64], reasons: NDArray[np.object_]) -> Splits:
    """Return which households are new by the origin codes, and which are open.

    `owner` and `reasons` are those of the rows of members. A household is new that names another
    one as its origin; one that is named by another is where people left. A household with
    `Tách hộ` that does neither is new where all of its people have the reason too.
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
    """Yield the fault of each household of which it is open who of its people are there."""
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
    """Return the warnings of households with their own code as that of the one they came from."""
    origins = table.columns["origin_code"]
    same = given_in(origins) & (origins == table.columns["code"])
    return cell_faults(table, OWN_ORIGIN, "origin_code", np.flatnonzero(same))


def homes_split_from(table: Table, splits: Splits) -> dict[int, int]:
    """Return the household that each new one came out of, where that is on the list, by rows."""
    codes, origin_codes = table.columns["code"], table.columns["origin_code"]
    once = given_in(codes) & ~repeated(codes)
    places = {codes[at]: at for at in np.flatnonzero(once).tolist()}
    new = np.flatnonzero(splits.new & names_another(table) & once).tolist()
    origins = {at: places.get(origin_codes[at]) for at in new}
    return {at: origin for at, origin in origins.items() if origin is not None}


def names_another(table: Table) -> Flags:
    """Return which households have the code of another one as their origin."""
    origins = table.columns["origin_code"]
    return np.asarray(given_in(origins) & (origins != table.columns["code"]), dtype=bool)
