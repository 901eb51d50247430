"""Lists of months among what is compared: several of one commune, or one as the year before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ravo.changes.places import spots_of
from ravo.changes.year import Year
from ravo.faults import Fault, usage
from ravo.text import NAMED_FILES, few_of


@dataclass(frozen=True, slots=True)
class ListFile:
    """A workbook of a commune: `key` identifies the commune, `month` (`2024-03`) a month's list."""

    key: str
    commune: str
    path: str
    month: str | None

    @property
    def month_words(self) -> str:
        """The month as people write it: `3/2024`."""
        year, _, month = (self.month or "").partition("-")
        return f"{int(month)}/{year}"


def list_files(year: Year) -> list[ListFile]:
    """Return the workbooks of a year with their communes."""
    return [
        ListFile(spot.map_key, spot.label, part.source.path, part.list_month)
        for spot, part in zip(spots_of(year), year.parts, strict=True)
    ]


def months_of(year: Year, compared: NDArray[np.bool_]) -> set[str | None]:
    """Return the months of the lists whose households are compared, as people write them.

    None is a review of the year. `compared` has a flag per household; where no flag is set, every
    list counts.
    """
    part = year.households["part"].to_numpy()
    here = set(part[compared].tolist()) or set(range(len(year.parts)))
    files = list_files(year)
    return {files[at].month_words if files[at].month else None for at in here}


def refuse_several_months(files: Iterable[ListFile]) -> None:
    """Raise UsageProblem where a commune has lists of several months, or one beside its review."""
    by_commune: dict[str, list[ListFile]] = {}
    for file in files:
        by_commune.setdefault(file.key, []).append(file)
    for lists in by_commune.values():
        if len({file.month for file in lists}) > 1:
            named = few_of([Path(file.path).name for file in lists], NAMED_FILES)
            raise usage("RV-4082", commune=lists[0].commune, count=len(lists), files=named)


def months_as_old(old: Year, new: Year) -> Iterator[Fault]:
    """Yield a warning for each list of a month among `old`, where both are of one year."""
    if old.year != new.year:
        return
    for file in list_files(old):
        if file.month is not None:
            yield Fault(
                "RV-4083",
                params={
                    "path": file.path,
                    "month": file.month_words,
                    "year": str(new.year),
                    "before": str(new.year - 1),
                },
            )
