"""The folders of the score tables that a user imported: one per edition, with its history."""

from pathlib import Path

import platformdirs

HISTORY = "history.jsonl"


def folder(edition: str) -> Path:
    """Return the folder of the score tables of an edition, whether or not it exists."""
    return _all() / edition


def histories() -> list[Path]:
    """Return the histories of all editions for which a score table was imported, in order."""
    return sorted(_all().glob(f"*/{HISTORY}"))


def _all() -> Path:
    return platformdirs.user_data_path("ravo", appauthor=False) / "b1"
