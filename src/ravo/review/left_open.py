"""The warnings of a review because of which a household has no class."""

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.faults.taxonomy import kind_of


def with_open_ones(
    faults: FaultTable, codes: NDArray[np.object_], klass: NDArray[np.object_]
) -> FaultTable:
    """Return the faults, with `opens` set on those because of which a household has no class.

    `codes` and `klass` are those of each household record. A fault of the whole workbook counts
    where any household is undetermined.
    """
    undetermined = klass == HouseholdClass.undetermined
    if not undetermined.any():
        return faults
    open_ones = {None, *codes[undetermined]}
    of_open = np.array([home in open_ones for home in faults.households], dtype=bool)
    return faults.opening(of_open & faults.where(_may_open))


def _may_open(fault: Fault) -> bool:
    return fault.severity == "warning" and fault.decides and kind_of(fault.code).bears == "opens"
