"""The number of communes among the workbooks of a night."""

from collections.abc import Iterable

from ravo.batch.manifest import ManifestEntry
from ravo.places.senders import commune_key


def communes_among(entries: Iterable[ManifestEntry]) -> int:
    """Return the number of communes; a workbook that names no commune counts as one."""
    return len({commune_key(entry.place) or entry.input for entry in entries})
