"""Which warnings of a review are why a household has no class: these are not to be left alone."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of


def with_open_ones(
    faults: Iterable[Fault], codes: "pd.Series[str]", klass: NDArray[np.object_]
) -> tuple[Fault, ...]:
    """Return the faults; those that leave a household without a class are marked open.

    `codes` and `klass` are those of each household record. A fault of no single household leaves
    one open where any is.
    """
    undetermined = klass == HouseholdClass.undetermined
    if not undetermined.any():
        return tuple(faults)
    open_ones = {None, *codes[undetermined]}
    return tuple(
        replace(fault, opens=True) if _may_open(fault) and fault.household in open_ones else fault
        for fault in faults
    )


def _may_open(fault: Fault) -> bool:
    return fault.severity == "warning" and fault.decides and kind_of(fault.code).bears == "opens"
