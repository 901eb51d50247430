"""Times of batches as people read them."""

from datetime import datetime


def moment(at: str) -> str:
    """Return the ISO time of a batch as day and minute on the clock of this machine."""
    return datetime.fromisoformat(at).astimezone().strftime("%d/%m/%Y %H:%M")
