"""The sentences on dropped files, in both languages."""

from collections.abc import Sequence
from pathlib import Path

from ravo.criteria.terms import HouseholdClass
from ravo.messages import Text, text
from ravo.results.summary import Summary
from ravo.text import NAMED_FILES, few_uncounted


def outcome_sentence(
    path: Path, summary: Summary, faults: tuple[int, int], results: Path, returned: Path | None
) -> Text:
    """Return what became of a workbook that was read: `faults` are its errors and warnings."""
    where = text("drop.results_in").filled(results=results.name)
    said = _faults(*faults)
    if returned is not None:
        said = text("drop.marked_in").filled(faults=said, returned=returned.name)
    parts = {"classed": _classed(summary), "faults": said, "where": where}
    return text("drop.outcome").filled(file=path.name, **parts)


def _classed(summary: Summary) -> Text:
    """Return how many households have a class, and how many have none."""
    households = {name: share.households for name, share in summary.classes.items()}
    open_ = households.pop(HouseholdClass.undetermined)
    without = open_ + summary.counts.rejected
    classed = sum(households.values())
    if not classed:
        return text("drop.none_classed")
    poor = {"poor": households["poor"], "near_poor": households["near_poor"]}
    key = "drop.some_classed" if without else "drop.all_classed"
    return text(key).filled(count=classed, without=without, **poor)


def _faults(errors: int, warnings: int) -> Text:
    key = {
        (False, False): "drop.no_faults",
        (True, False): "drop.errors",
        (False, True): "drop.warnings",
        (True, True): "drop.both",
    }[bool(errors), bool(warnings)]
    return text(key).filled(errors=errors, warnings=warnings)


def names_of(paths: Sequence[Path]) -> list[str]:
    """Return the names of files, of many only the first."""
    return few_uncounted([path.name for path in paths], NAMED_FILES)
