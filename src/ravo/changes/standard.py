"""One year's evidence judged by other criteria, which separates change from new standards."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.movements import taken
from ravo.changes.year import Year, YearPart
from ravo.criteria import Edition, load_edition
from ravo.criteria.indicators import HouseholdFacts
from ravo.criteria.terms import UNDETERMINED
from ravo.criteria.truth import UNKNOWN, all_unknown, side_by_side
from ravo.faults import RavoError
from ravo.results.results import DEPRIVED
from ravo.review.evidence import Evidence, evidence_of
from ravo.review.review import BY_POINTS
from ravo.review.two_editions import with_answers_of
from ravo.review.verdicts import classes_of, readings_of, verdicts_of
from ravo.typed_columns import columns_of_frame

Classes = NDArray[np.object_]


def edition_of(part: YearPart) -> Edition | None:
    """Return the edition that judged a workbook; None where it is missing or has changed."""
    if part.edition is not None or part.edition_id is None:
        return part.edition
    try:
        edition = load_edition(part.edition_id)
    except RavoError:
        return None
    return edition if edition.checksum == part.edition_sha256 else None


def evidence_in(year: Year, place: int, edition: Edition) -> Evidence:
    """Return the evidence of one workbook's households as `edition` reads it.

    From a survey the indicators are derived anew; from results they are those of `Kết quả`, and
    an indicator that the results do not have is unknown.
    """
    part = year.parts[place]
    if part.review is not None:
        return evidence_of(with_answers_of(part.review.survey, edition), edition)
    frame = year.households[year.households["part"] == place]
    size = len(frame)
    unknown = all_unknown(size)
    columns = [
        frame[DEPRIVED + item.id].to_numpy(dtype=np.int8)
        if DEPRIVED + item.id in frame
        else unknown
        for item in edition.indicators
    ]
    states = side_by_side(columns, size)
    nothing, none = np.full(size, np.nan), np.empty(0, dtype=np.int64)
    by_points = frame["evidence"].isin(BY_POINTS)
    b1 = np.where(by_points, frame["value"], frame["b1"]).astype(np.float64)
    income = frame["income"].to_numpy(dtype=np.float64)
    sure = np.zeros(size, dtype=bool)
    return Evidence(
        area=frame["area"].to_numpy(dtype=object),
        b1=b1,
        income=income,
        income_on_form=income,
        income_from_sheet=nothing,
        answers=states,
        derived=np.full_like(states, UNKNOWN),
        deprived=states,
        farming=frame["farming"].to_numpy(dtype=np.int8),
        asked=frame["asked"].to_numpy(dtype=np.int8),
        recorded_b2=nothing,
        recorded_class=np.full(size, None, dtype=object),
        facts=HouseholdFacts(columns_of_frame(frame), None, none, none.astype(float), year.year),
        member_records=none,
        b1_doubted=sure,
        income_doubted=sure,
        asked_doubted=sure,
    )


def classes_under(year: Year, edition: Edition, areas: Classes | None = None) -> Classes:
    """Return each household's class by `edition`, with other `areas` where they are given.

    UNDETERMINED where the household was rejected, had a recorded class only, or the evidence does
    not settle it.
    """
    frame = year.households
    classes = np.full(len(frame), UNDETERMINED, dtype=object)
    parts = frame["part"].to_numpy()
    for place in range(len(year.parts)):
        rows = np.flatnonzero(parts == place)
        evidence = evidence_in(year, place, edition)
        if areas is not None:
            # Points of a score table hold for the area that they were worked out for.
            evidence = replace(evidence, area=areas[rows], grid=None)
        classes[rows] = classes_of(readings_of(evidence, edition))
    unfit = frame["rejected"].to_numpy(dtype=bool) | (frame["evidence"] == "recorded").to_numpy()
    classes[unfit] = UNDETERMINED
    return classes


def causes(old: Year, new: Year, rows: pd.DataFrame) -> Classes:
    """Return for each movement what changed the class: household, standard, area, both or none.

    Last year's evidence is judged by this year's edition, then in this year's area; any remaining
    change is the household's own. More than one step that changes the class is `both`. None where a
    step cannot be taken, because a class or a value is not known. A household that came or left
    counts as `household`.
    """
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    paired = (i >= 0) & (j >= 0) & ~rows["gone"].to_numpy(dtype=bool)
    reasons = np.full(len(rows), "household", dtype=object)
    reasons[paired] = None
    before = rows["class_old"].to_numpy(dtype=object)
    after = rows["class_new"].to_numpy(dtype=object)
    by_edition, by_area = _steps(old, new, rows, paired)
    chain = (before, by_edition, by_area, after)
    known = paired & np.all([~pd.isna(step) & (step != UNDETERMINED) for step in chain], axis=0)
    changed = [np.asarray(one != other, dtype=bool) for one, other in pairwise(chain)]
    count = np.sum(changed, axis=0)
    words = np.select(
        [count == 0, count > 1, *changed],
        ["none", "both", "standard", "area", "household"],
        default="",
    )
    reasons[known] = words[known]
    reasons[~paired & ((before == UNDETERMINED) | (after == UNDETERMINED))] = None
    return reasons


def _steps(
    old: Year, new: Year, rows: pd.DataFrame, paired: NDArray[np.bool_]
) -> tuple[Classes, Classes]:
    """Return last year's evidence judged by this year's edition: in the old and the new area."""
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    before = rows["class_old"].to_numpy(dtype=object)
    area_old, area_new = taken(old, i, "area", None), taken(new, j, "area", None)
    moved = paired & (area_old != area_new) & ~pd.isna(area_old) & ~pd.isna(area_new)
    by_edition: Classes = before.copy()
    sums = np.array([part.edition_sha256 for part in old.parts], dtype=object)
    own = sums[taken(old, i, "part", 0).astype(np.int64)]
    part_new = taken(new, j, "part", -1).astype(np.int64)
    for place, part in enumerate(new.parts):
        here = paired & (part_new == place)
        other = here & (own != part.edition_sha256)
        if not other.any() and not (here & moved).any():
            continue
        edition = edition_of(part)
        if edition is None:
            by_edition[other | (here & moved)] = UNDETERMINED
            continue
        if other.any():
            by_edition[other] = classes_under(old, edition)[i[other]]
    by_area = by_edition.copy()
    if moved.any():
        _by_area(old, new, rows, moved, by_area)
    return by_edition, by_area


def _by_area(
    old: Year, new: Year, rows: pd.DataFrame, moved: NDArray[np.bool_], by_area: Classes
) -> None:
    """Judge the households that changed area in their new area."""
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    areas = old.households["area"].to_numpy(dtype=object).copy()
    areas[i[moved]] = new.households["area"].to_numpy(dtype=object)[j[moved]]
    for place, part in enumerate(new.parts):
        here = moved & (taken(new, j, "part", -1) == place)
        edition = edition_of(part) if here.any() else None
        if edition is not None:
            by_area[here] = classes_under(old, edition, areas)[i[here]]


def rejudged(year: Year, edition: Edition) -> Year:
    """Return the year as judged by `edition`: classes, evidence, lines and indicators.

    The indicators are those of `edition`. From a survey each is derived anew; a workbook of results
    has only those that its own edition has too, the others are unknown.
    """
    known = {DEPRIVED + item.id for item in edition.indicators}
    other = [DEPRIVED + name for name in year.indicators if DEPRIVED + name not in known]
    frame = year.households.drop(columns=other)
    frame["klass"] = classes_under(year, edition)
    parts = []
    for place, part in enumerate(year.parts):
        rows = frame.index[frame["part"] == place]
        evidence = evidence_in(year, place, edition)
        if part.review is not None:
            readings = readings_of(evidence, edition)
            verdicts = verdicts_of(part.review.survey, evidence, edition, readings)
            for name in ("evidence", "value", "line"):
                frame.loc[rows, name] = getattr(verdicts, name)
        for number, item in enumerate(edition.indicators):
            frame.loc[rows, DEPRIVED + item.id] = evidence.deprived[:, number]
        parts.append(
            replace(
                part,
                edition_id=edition.id,
                edition_sha256=edition.checksum,
                review=None,
                tried=edition,
            )
        )
    for name in frame.columns:
        if name.startswith(DEPRIVED):
            frame[name] = frame[name].fillna(UNKNOWN).astype(np.int8)
    return Year(year.year, tuple(parts), frame, year.members)
