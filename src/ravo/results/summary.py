"""The figures of one commune's review for `Tổng hợp` and for the closing table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.terms import CLASSES, LISTED
from ravo.criteria.truth import YES, all_unknown, side_by_side
from ravo.faults.severity import FileVerdict
from ravo.messages import Text
from ravo.places.lookup import commune_of
from ravo.results.results import DEPRIVED, Results
from ravo.review.review import Counts, Review
from ravo.survey.survey import Info
from ravo.typed_columns import Flags, TypedColumns, are, columns_of_frame, given_in

MAJORITY = "Kinh"


@dataclass(frozen=True, slots=True)
class Share:
    """A number of households and of their members."""

    households: int
    members: int

    def __add__(self, other: "Share") -> "Share":
        """Return the sum of two shares."""
        return Share(self.households + other.households, self.members + other.members)

    @classmethod
    def of(cls, rows: "Flags", sizes: NDArray[np.float64]) -> "Share":
        """Return the share of the households in `rows`; an unknown size counts for none."""
        return cls(int(rows.sum()), int(np.nansum(sizes[rows])))


class Summary(NamedTuple):
    """The counts of the review of one workbook.

    `classes` has an entry for each class, `deprived` for poor and near_poor the number of
    deprived households per indicator, `groups` for each group its share by class.
    `total_households` and `total_members` are all residents, as recorded by the commune.
    `counted_in` are the code and the official name of the district to which the commune belongs:
    None and the written name where the commune is not known. `unreviewed` are the undetermined
    households that are not reviewed yet.
    """

    path: str
    commune: str | None
    district: str | None
    province: str | None
    year: int | None
    edition_id: str | None
    verdict: FileVerdict
    counts: Counts
    total_households: int | None
    total_members: int | None
    indicators: tuple[Text, ...]
    classes: Mapping[str, Share]
    deprived: Mapping[str, tuple[int, ...]]
    groups: Mapping[str, Mapping[str, Share]]
    counted_in: tuple[str | None, str | None]
    unreviewed: Share

    @property
    def scored(self) -> Share:
        """All households that were scored, undetermined ones included, and their members."""
        return sum(self.classes.values(), Share(0, 0))


def rate(part: float, whole: float | None) -> float | None:
    """Return `part` in % of `whole`; None where `whole` is missing, 0 or less than `part`."""
    if not whole or part > whole:
        return None
    return part / whole * 100


GROUPS: dict[str, Callable[[TypedColumns], Flags]] = {
    "minority": lambda homes: given_in(homes["ethnicity"]) & ~are(homes["ethnicity"], MAJORITY),
    "no_labour": lambda homes: np.asarray(homes["no_labour_capacity"] == YES, dtype=bool),
    "merit": lambda homes: np.asarray(homes["merit"] == YES, dtype=bool),
    "woman": lambda homes: are(homes["head_sex"], "Nữ"),
}
"""Groups of households in support programmes; a household may be in several."""
COUNTED = ("klass", "unreviewed", "size", "ethnicity", "no_labour_capacity", "merit", "head_sex")
"""The columns of results by which households are counted, beside the indicators."""


def summarise(review: Review) -> Summary:
    """Return the counts of a review's households and members by class, indicator and group."""
    survey, edition, verdicts = review.survey, review.edition, review.verdicts
    return _summary(
        survey.info,
        survey.households.columns,
        verdicts.klass,
        verdicts.deprived,
        path=survey.source.path,
        edition_id=edition.id if edition else None,
        verdict=review.verdict,
        counts=review.counts,
        indicators=labels_of(edition),
        unreviewed=review.unreviewed,
    )


def summarise_again(results: Results, edition: Edition | None) -> Summary:
    """Return the counts of the households of results that were read back, in their present state.

    `edition` is the one that judged them, None where it is not available: then indicators are not
    counted.
    """
    names = [DEPRIVED + item.id for item in edition.indicators] if edition else []
    homes = columns_of_frame(results.households.filter([*COUNTED, *names]))
    unknown = all_unknown(len(homes))
    return _summary(
        results.info,
        homes,
        homes["klass"],
        side_by_side([homes.arrays.get(name, unknown) for name in names], len(homes)),
        path=results.source.path,
        edition_id=results.edition_id,
        verdict=cast(FileVerdict, results.verdict),
        counts=results.counts,
        indicators=labels_of(edition),
        unreviewed=homes["unreviewed"],
    )


def labels_of(edition: Edition | None) -> tuple[Text, ...]:
    """Return the names of the indicators of an edition."""
    return tuple(item.label for item in edition.indicators) if edition else ()


def _summary(
    info: Info,
    homes: TypedColumns,
    klasses: NDArray[np.object_],
    deprived: NDArray[np.int8],
    unreviewed: Flags,
    **others: Any,
) -> Summary:
    """Return the counts of households by class; `others` are the other fields of the summary."""
    sizes = homes["size"]
    of_class: dict[str, Flags] = {
        klass: np.asarray(klasses == klass, dtype=bool) for klass in CLASSES
    }
    groups = {name: rule(homes) for name, rule in GROUPS.items()}
    return Summary(
        commune=info.commune,
        district=info.district,
        province=info.province,
        year=info.year,
        total_households=info.total_households,
        total_members=info.total_members,
        classes={klass: Share.of(rows, sizes) for klass, rows in of_class.items()},
        deprived={
            klass: tuple((deprived[of_class[klass]] == YES).sum(axis=0).tolist())
            for klass in LISTED
        },
        groups={
            name: {klass: Share.of(rows & inside, sizes) for klass, rows in of_class.items()}
            for name, inside in groups.items()
        },
        counted_in=_district_of(info),
        unreviewed=Share.of(unreviewed, sizes),
        **others,
    )


def _district_of(info: Info) -> tuple[str | None, str | None]:
    commune = commune_of(info)
    return commune.district_code, commune.district or None


def total_counts(summaries: Iterable[Summary]) -> Counts:
    """Return the sum of the counts of several workbooks."""
    every = [item.counts for item in summaries]
    return Counts(
        sum(item.read for item in every),
        sum(item.scored for item in every),
        sum(item.rejected for item in every),
        sum(item.blank for item in every),
        sum(item.departed for item in every),
    )
