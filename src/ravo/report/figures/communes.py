"""The figures of one commune, counted by columns from a review or from results read back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.analysis.answer_patterns import AnswerPatterns, patterns_of
from ravo.criteria import Edition
from ravo.criteria.terms import AREAS, CLASSES, LISTED, Area, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, YES, Tri, all_unknown, answers_in, side_by_side
from ravo.places import commune_of
from ravo.report.figures.model import (
    CAUSES,
    By,
    ChildCounts,
    CommuneFigures,
    Group,
    NearHousehold,
    Quality,
    ReportPlace,
    Totals,
    Village,
)
from ravo.report.figures.timing import timing_of
from ravo.results.kept_facts import FactsLost, members_of
from ravo.results.results import DEPRIVED, Results
from ravo.results.summary import GROUPS, MAJORITY, Share
from ravo.review.review import Counts, Review
from ravo.survey.survey import AREA_WORDS, Info
from ravo.text import sort_key
from ravo.typed_columns import Figures, Flags, TypedColumns, columns_of_frame

NEAR_WAYS: tuple[tuple[By, ...], ...] = (("points",), ("indicators",), ("points", "indicators"))
"""The ways of being near a line by which villages are counted."""


@dataclass(frozen=True)
class ScoredHouseholds:
    """The scored households of one workbook, from a survey or from results.

    `frame` has the columns of the survey that results keep; `klass`, `area`, `value` and `line`
    have a value for each of its rows, `deprived` is households × indicators. `members` are those of
    `KeptFacts`, None where none were read; `facts_lost` names the facts that results lack.
    `records` holds the record of the survey of each household, None where the households are from
    results.
    """

    info: Info
    path: str
    edition_id: str | None
    counts: Counts
    frame: pd.DataFrame
    klass: NDArray[np.object_]
    evidence: NDArray[np.object_]
    area: NDArray[np.object_]
    value: Figures
    line: Figures
    deprived: Tri
    errors: int | None
    warnings: int | None
    by_unchecked_grid: bool = False
    members: TypedColumns | None = None
    facts_lost: frozenset[FactsLost] = frozenset()
    records: NDArray[np.int64] | None = None


def scored_of_review(review: Review) -> ScoredHouseholds:
    """Return the scored households of a judged survey."""
    verdicts, survey = review.verdicts, review.survey
    has_class = np.array([klass is not None for klass in verdicts.klass], dtype=bool)
    rows = np.flatnonzero(has_class)
    errors = review.faults.errors
    return ScoredHouseholds(
        info=survey.info,
        path=survey.source.path,
        edition_id=review.edition.id if review.edition else None,
        counts=review.counts,
        frame=survey.households.frame.iloc[rows].reset_index(drop=True),
        klass=verdicts.klass[rows],
        evidence=verdicts.evidence[rows],
        area=verdicts.area[rows],
        value=verdicts.value[rows],
        line=verdicts.line[rows],
        deprived=verdicts.deprived[rows],
        errors=errors,
        warnings=len(review.to_clear_up) - errors,
        by_unchecked_grid=review.by_unchecked_grid,
        members=members_of(survey, np.concatenate([rows, np.flatnonzero(~has_class)])),
        records=rows,
    )


def scored_of_results(results: Results, edition: Edition | None) -> ScoredHouseholds:
    """Return the households of results read back; their faults are only counted."""
    frame = results.households
    named = [item.id for item in edition.indicators] if edition else []
    columns = [DEPRIVED + name for name in named] if named else _state_columns(frame)
    states = [
        frame[name].to_numpy(dtype=np.int8) if name in frame else all_unknown(len(frame))
        for name in columns
    ]
    deprived = side_by_side(states, len(frame))
    return ScoredHouseholds(
        info=results.info,
        path=results.source.path,
        edition_id=results.edition_id,
        counts=results.counts,
        frame=frame,
        klass=frame["klass"].to_numpy(dtype=object),
        evidence=frame["evidence"].to_numpy(dtype=object),
        area=frame["area"].to_numpy(dtype=object),
        value=frame["value"].to_numpy(dtype=np.float64),
        line=frame["line"].to_numpy(dtype=np.float64),
        deprived=deprived.astype(np.int8),
        errors=results.errors,
        warnings=results.warnings,
        by_unchecked_grid=results.by_unchecked_grid,
        members=results.kept.members if results.kept else None,
        facts_lost=results.facts_lost,
    )


def _state_columns(frame: pd.DataFrame) -> list[str]:
    return [name for name in frame.columns if name.startswith(DEPRIVED)]


def place_of(info: Info, path: str) -> ReportPlace:
    """Return the commune of a workbook by the tables of units, else as written."""
    commune = commune_of(info)
    unit = commune.unit
    if unit is not None:
        return ReportPlace(
            unit.code, unit.name, unit.district_code, unit.district, unit.province, info.area
        )
    return ReportPlace(
        info.commune_code,
        info.commune or path,
        commune.district_code,
        commune.district,
        commune.province,
        info.area,
    )


def count_commune(scored: ScoredHouseholds, near: Sequence[NearHousehold] = ()) -> CommuneFigures:
    """Return every figure of one commune's review; `near` are its households near a line."""
    sizes = scored.frame["size"].to_numpy(dtype=np.float64)
    of_class = {klass: np.asarray(scored.klass == klass, dtype=bool) for klass in CLASSES}
    listed = {klass: of_class[klass] for klass in LISTED}
    info = scored.info
    return CommuneFigures(
        place=place_of(info, scored.path),
        path=scored.path,
        totals=Totals(
            info.total_households,
            info.total_members,
            info.minority_households,
            info.minority_members,
        ),
        classes={klass: Share.of(rows, sizes) for klass, rows in of_class.items()},
        deprived={klass: _deprived(scored.deprived[rows]) for klass, rows in listed.items()},
        unknown={
            k: tuple((scored.deprived[rows] == UNKNOWN).sum(axis=0).tolist())
            for k, rows in listed.items()
        },
        causes={klass: _causes(scored.frame, rows) for klass, rows in listed.items()},
        groups={klass: _group(scored.frame, rows, sizes) for klass, rows in listed.items()},
        peoples={klass: _peoples(scored.frame[rows]) for klass, rows in listed.items()},
        children={klass: _children(scored, rows) for klass, rows in listed.items()},
        villages=_villages(scored, listed, near),
        quality=_quality(scored, int(of_class[HouseholdClass.undetermined].sum())),
        prepared_by=info.prepared_by,
        signed_by=info.signed_by,
        by_unchecked_grid=scored.by_unchecked_grid,
        synthetic=bool(info.synthetic),
        other_area=_other_area(scored.frame, info.area),
        answers=_answers(scored.deprived, scored.counts.rejected),
        timing=timing_of(info, scored.frame),
        facts_lost=scored.facts_lost,
    )


def _answers(states: Tri, without_class: int = 0) -> AnswerPatterns:
    """Return the patterns of answers; `without_class` more households have unknown answers only."""
    known = with_unknown_rows(states, without_class)
    return patterns_of(known, np.ones(len(known)))


def with_unknown_rows(states: Tri, rows: int) -> Figures:
    """Return states as 1, 0 and NaN, followed by `rows` rows of NaN."""
    known = np.where(states == YES, 1.0, np.where(states == NO, 0.0, np.nan))
    return np.vstack([known, np.full((rows, states.shape[1]), np.nan)])


def _other_area(frame: pd.DataFrame, area: Area | None) -> int:
    """Return the number of households whose own area, in words or an id, is not the commune's."""
    if area is None or "area" not in frame:
        return 0
    own = frame["area"].map(lambda word: AREA_WORDS.get(word, word))
    return int((own.isin(AREAS) & (own != area)).sum())


def _quality(scored: ScoredHouseholds, undetermined: int) -> Quality:
    counts = scored.counts
    return Quality(
        counts.read,
        counts.scored,
        counts.rejected,
        counts.blank,
        undetermined,
        scored.errors,
        scored.warnings,
        counts.departed,
    )


def _deprived(states: Tri) -> tuple[int | None, ...]:
    """Return the deprived households per indicator; None where the answers are all unknown."""
    known = (states != UNKNOWN).any(axis=0) | (len(states) == 0)
    counts = (states == YES).sum(axis=0)
    return tuple(int(n) if is_known else None for n, is_known in zip(counts, known, strict=True))


def _yes(frame: pd.DataFrame, name: str) -> Flags | None:
    """Return which households answered yes; None where the column is missing or wholly blank."""
    if name not in frame:
        return None
    answers = answers_in(frame, name)
    if len(answers) and (answers == UNKNOWN).all():
        return None
    return np.asarray(answers == YES, dtype=bool)


def _causes(frame: pd.DataFrame, rows: Flags) -> Mapping[str, int | None]:
    answers = {cause: _yes(frame, f"cause_{cause}") for cause in CAUSES}
    return {cause: None if yes is None else int(yes[rows].sum()) for cause, yes in answers.items()}


def _group(frame: pd.DataFrame, rows: Flags, sizes: Figures) -> Group:
    answers = {name: _yes(frame, name) for name in ("local_ethnic", "no_labour_capacity", "merit")}
    homes = columns_of_frame(frame[["ethnicity", "head_sex"]])
    minority = GROUPS["minority"](homes)

    def share(flags: Flags | None) -> Share | None:
        """Return the share of the flagged households; None where the form lacks the question."""
        return None if flags is None else Share.of(rows & flags, sizes)

    three = [minority, answers["no_labour_capacity"], answers["merit"]]
    known = [flags for flags in three if flags is not None]
    times = np.sum(known, axis=0)
    whole = len(known) == len(three)
    return Group(
        all=Share.of(rows, sizes),
        kinh=share((frame["ethnicity"] == MAJORITY).to_numpy(dtype=bool)),
        minority=share(minority),
        local=share(answers["local_ethnic"]),
        no_labour=share(answers["no_labour_capacity"]),
        merit=share(answers["merit"]),
        woman=share(GROUPS["woman"](homes)),
        none_of_three=share(times == 0) if whole else None,
        overlap=share(times > 1) if whole else None,
    )


def _peoples(frame: pd.DataFrame) -> Mapping[str, int]:
    counts = frame["ethnicity"].dropna().value_counts()
    return {str(name): int(count) for name, count in counts.items()}


def _children(scored: ScoredHouseholds, rows: Flags) -> ChildCounts | None:
    """Return the counts of children of the households at `rows`; None if no members were read."""
    members = scored.members
    if members is None:
        return None
    household = members["household"]
    # Households without a class follow those that were scored.
    mine = np.concatenate([rows, np.zeros(household.max(initial=0) + 1, dtype=bool)])[household]
    child = mine & members["child"]
    pupil = child & members["pupil"]
    return ChildCounts(
        int(child.sum()),
        _answered(members, "insured", child, NO),
        _answered(members, "malnourished", child, YES),
        _answered(members, "attends_school", pupil, NO),
    )


def _answered(members: TypedColumns, name: str, who: Flags, state: int) -> int | None:
    """Return how many of the flagged members gave the answer `state`; None if all are unknown."""
    states = members[name][who]
    return None if len(states) and (states == UNKNOWN).all() else int((states == state).sum())


def bounds_of(edition: Edition | None) -> tuple[int | None, int | None]:
    """Return the fewest deprived indicators of the poor and the most of the near-poor.

    None where the lines of B1 and income do not share one (qd59-2015: the poor by income alone).
    """
    if edition is None:
        return None, None
    lines = [
        line
        for measure in ("b1", "income")
        for area in AREAS
        for line in edition.find_lines(measure, area)
    ]
    least = {line.at_least for line in lines if line.klass == HouseholdClass.poor}
    most = {line.at_most for line in lines if line.klass == HouseholdClass.near_poor}
    fewest = next(iter(least)) if len(least) == 1 else None
    return fewest or None, next(iter(most)) if len(most) == 1 else None


def _villages(
    scored: ScoredHouseholds, listed: Mapping[str, Flags], near: Sequence[NearHousehold]
) -> tuple[Village, ...]:
    villages = scored.frame["village"].to_numpy(dtype=object)
    codes, names = pd.factorize(np.where(pd.isna(villages), "", villages))
    counted = [
        np.bincount(codes, flags, len(names)).astype(int).tolist() for flags in listed.values()
    ]
    by_b1, by_count, by_both = (
        Counter(home.village for home in near if all(home.is_near_by(by) for by in ways))
        for ways in NEAR_WAYS
    )
    rows = [
        Village(
            str(name),
            poor,
            near_poor,
            by_b1[name],
            by_count[name],
            by_both[name],
            _deprived(scored.deprived[listed[HouseholdClass.poor] & (codes == at)]),
            _answers(scored.deprived[codes == at]),
        )
        for at, (name, poor, near_poor) in enumerate(zip(names, *counted, strict=True))
    ]
    return tuple(sorted(rows, key=lambda village: sort_key(village.name)))
