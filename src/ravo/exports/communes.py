"""One commune's list in the form of the tables, from results, a survey or a register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.messages import Text
from ravo.review.review import Counts


@dataclass(frozen=True, slots=True)
class ExportedUnit:
    """A commune: its code, or its name where no code is known, and the units above it."""

    key: str
    name: str | None
    district_code: str | None
    district: str | None
    province_code: str | None
    province: str | None
    area: str | None


@dataclass(frozen=True, slots=True)
class ExportedIndicator:
    """An indicator by its number from 1, its id and its name."""

    number: int
    id: str
    label: Text


@dataclass(frozen=True)
class ExportedCommune:
    """The households of one commune and period that have a class, by column.

    `period` is a year (`2024`) or a month of the monthly review (`2026-03`). `identities` are the
    texts from which pseudonyms are computed, `columns` the values under the names of the contract,
    None where blank: codes of class, area and evidence, words as the survey has them. `states` is
    households × indicators, YES / NO / UNKNOWN. `sha256` is that of the file read, None for a
    register.
    """

    unit: ExportedUnit
    year: int
    period: str
    edition: str | None
    counts: Counts
    residents: tuple[int | None, int | None]
    identities: Sequence[str]
    columns: Mapping[str, Sequence[Any]]
    states: NDArray[np.int8]
    indicators: tuple[ExportedIndicator, ...]
    edited: bool = False
    sha256: str | None = None
    synthetic: bool = False

    @property
    def size(self) -> int:
        """The number of households."""
        return len(self.identities)
