"""The sentences on dropped files, in both languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.messages import Text, text
from ravo.results.summary import Summary
from ravo.text import NAMED_FILES, few_uncounted


def outcome_sentence(
    path: Path,
    summary: Summary,
    faults: Mapping[str, int],
    results: Path,
    returned: Path | None,
) -> Text:
    """Return the sentence about a workbook that was read: `faults` are its counts by rank."""
    where = text("drop.results_in").filled(results=results.name)
    phrase = _faults(faults)
    if returned is not None:
        phrase = text("drop.marked_in").filled(faults=phrase, returned=returned.name)
    parts = {"classed": _classed(summary), "faults": phrase, "where": where}
    return text("drop.outcome").filled(file=path.name, **parts)


def _classed(summary: Summary) -> Text:
    """Return how many households have a class, and how many have none."""
    households = {name: share.households for name, share in summary.classes.items()}
    open_ = households.pop(HouseholdClass.undetermined)
    without = open_ + summary.counts.rejected
    classed = sum(households.values())
    if not classed:
        return text("drop.none_classed")
    poor = {klass: households[klass] for klass in LISTED}
    key = "drop.some_classed" if without else "drop.all_classed"
    return text(key).filled(count=classed, without=without, **poor)


def _faults(counts: Mapping[str, int]) -> Text:
    """Return the number of faults of each rank; ranks without faults are left out."""
    keys = {"errors": "errors", "open": "gaps", "warnings": "warnings"}
    parts = [
        text(f"drop.{key}").filled(**{rank: counts[rank]})
        for rank, key in keys.items()
        if counts[rank]
    ]
    if not parts:
        return text("drop.no_faults")
    phrase = parts[0]
    for more in parts[1:]:
        phrase = text("drop.counted").filled(first=phrase, more=more)
    return phrase


def names_of(paths: Sequence[Path]) -> list[str]:
    """Return the names of files; only the first of many."""
    return few_uncounted([path.name for path in paths], NAMED_FILES)
