"""Households of edited results whose class does not follow from their own figures."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ravo.criteria import Edition
from ravo.criteria.rules import CLASS_IDS, as_lines_count, classify
from ravo.criteria.terms import ABOVE, AREAS, LISTED
from ravo.criteria.truth import UNKNOWN, YES
from ravo.results.results import DEPRIVED, Results
from ravo.results.words import MEASURE_OF
from ravo.review.explainer import measure_of


def edited_classes(item: Results, edition: Edition) -> tuple[str, ...]:
    """Return the codes of households whose class differs from that of their figures.

    The two classes above the list count as one here, as figures alone do not decide between them.
    Households with missing figures are not returned, nor any of results that were not edited or
    that another criteria set judged.
    """
    if not item.edited or item.edition_sha256 != edition.checksum:
        return ()
    states = [name for name in map(str, item.households.columns) if name.startswith(DEPRIVED)]
    answers = item.households[states].to_numpy()
    counts = np.where((answers == UNKNOWN).any(axis=1), np.nan, (answers == YES).sum(axis=1))
    homes = item.households.assign(count=counts).to_dict("records")
    return tuple(str(home["code"]) for home in homes if _differs(edition, home))


def _differs(edition: Edition, home: Mapping[Any, Any]) -> bool:
    klass, kind, area = home["klass"], home["evidence"], home["area"]
    value, count = home["value"], home["count"]
    known = kind in MEASURE_OF and area in AREAS and not np.isnan([value, count]).any()
    if not known or klass not in (*LISTED, *ABOVE):
        return False
    measure = measure_of(kind)
    counted = as_lines_count(edition, measure, np.array([value]))  # type: ignore[arg-type]
    deprived = np.array([int(count)])
    code = int(classify(edition, measure, area, counted, deprived)[0])  # type: ignore[arg-type]
    if not 0 <= code < len(CLASS_IDS):
        return False
    due = CLASS_IDS[code]
    return due != klass and not (due in ABOVE and klass in ABOVE)
