"""The outcome of a review: a verdict per household, as frozen columns."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.terms import HouseholdClass
from ravo.criteria.truth import UNKNOWN, YES
from ravo.faults import Fault
from ravo.faults.severity import FileVerdict
from ravo.faults.table import FaultTable
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread, unread_in
from ravo.review.b1 import B1Evidence
from ravo.review.earlier_lists import HouseholdPasts
from ravo.survey.survey import Info, Survey
from ravo.survey.unreviewed import not_reviewed

OF_HOUSEHOLDS = 3
"""The category of faults within a household."""
EvidenceKind = Literal["b1", "b1_grid", "income", "recorded"]
EVIDENCE_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
BY_POINTS: tuple[EvidenceKind, ...] = ("b1", "b1_grid")
"""The evidence whose value is points of B1."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of the sheet `Hộ`: read = scored + rejected + blank + departed, always.

    `departed` are the households that are listed with the reason why they left the list; they
    have no class, which is no error.
    """

    read: int
    scored: int
    rejected: int
    blank: int
    departed: int = 0

    @property
    def without_class(self) -> int:
        """The number of households without a class, which machine formats call `rejected`."""
        return self.rejected + self.departed

    def for_machines(self) -> dict[str, int]:
        """Return the four counts of machine formats, of which `read` is the sum of the others."""
        return {
            "read": self.read,
            "scored": self.scored,
            "rejected": self.without_class,
            "blank": self.blank,
        }


class Verdicts(NamedTuple):
    """One entry per household record of the survey; the rejected and departed have no class.

    `klass`, `area`, `evidence` hold words or None. `value` and `line` are points (b1) or
    đồng per member and month (income), NaN where unknown; `income` is the measured income in
    đồng, whether or not it decided. `deprived` is households ×
    indicators of the edition, YES / NO / UNKNOWN; `answered` is the same shape: YES
    where the form's own answer decided, NO where facts did, UNKNOWN where neither. `fewest`
    and `most` are bounds of the number of deprived indicators: equal where it is known from the
    answers or from a recorded B2. Evidence `recorded` means that the class is the one recorded
    in an export, because B1, B2 or the area are missing. `value_ends` (households × 2) are bounds
    of the value: equal where it is known, different where B1 by a score table lacks answers.
    """

    klass: NDArray[np.object_]
    area: NDArray[np.object_]
    evidence: NDArray[np.object_]
    value: NDArray[np.float64]
    line: NDArray[np.float64]
    income: NDArray[np.float64]
    deprived: NDArray[np.int8]
    answered: NDArray[np.int8]
    fewest: NDArray[np.int64]
    most: NDArray[np.int64]
    value_ends: NDArray[np.float64]


def fewest_and_most(deprived: NDArray[np.int8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, per household, the fewest (known) and the most (plus unknown) deprived indicators."""
    fewest = (deprived == YES).sum(axis=1)
    return fewest, fewest + (deprived == UNKNOWN).sum(axis=1)


def unreviewed_of(survey: Survey, verdicts: Verdicts) -> NDArray[np.bool_]:
    """Return flags of the households without a class because they are not reviewed yet."""
    undetermined = np.asarray(verdicts.klass == HouseholdClass.undetermined, dtype=bool)
    return undetermined & not_reviewed(survey) if undetermined.any() else undetermined


def to_clear_up(faults: FaultTable) -> FaultTable:
    """Return the faults without the notes about households that left or people who changed."""
    return faults.such(lambda fault: not _of_changes(fault))


def _of_changes(fault: Fault) -> bool:
    """Return whether a fault is only a note about who left, who came or who is the head."""
    return fault.category == OF_HOUSEHOLDS and kind_of(fault.code).note


@dataclass(frozen=True, eq=False, repr=False)
class Review:
    """A survey judged by an edition: the value from which every report is written.

    `edition` is None where no edition could be chosen; then every household is rejected. `b1` is
    B1 by the answers, None where the sheet has none of a score table's columns. `past` is the past
    of its households in earlier lists, None where it was not compared with any.
    """

    survey: Survey
    edition: Edition | None
    verdicts: Verdicts
    faults: FaultTable
    counts: Counts
    verdict: FileVerdict
    b1: B1Evidence | None = None
    past: HouseholdPasts | None = None

    @property
    def info(self) -> Info:
        """The values of the sheet `Thông tin`."""
        return self.survey.info

    @cached_property
    def unreviewed(self) -> NDArray[np.bool_]:
        """Flags of the undetermined households that are not reviewed yet."""
        return unreviewed_of(self.survey, self.verdicts)

    @property
    def unread(self) -> Unread:
        """The counts of the data that was not read."""
        return unread_in(self.faults)

    @property
    def to_clear_up(self) -> FaultTable:
        """The faults without the notes of households that left the list."""
        return to_clear_up(self.faults)

    @property
    def to_look_at(self) -> FaultTable:
        """The faults without any notes, which need no action."""
        return self.faults.such(lambda fault: not kind_of(fault.code).note)

    @property
    def by_unchecked_grid(self) -> bool:
        """Whether some household's B1 comes from a score table that only one person has typed."""
        unchecked = self.b1 is not None and not self.b1.grid.source.checked
        return unchecked and bool((self.verdicts.evidence == "b1_grid").any())
