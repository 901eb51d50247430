"""The object that `--format json` prints for one workbook, as whoever reads the line has it."""

import json
from typing import Any

from ravo.messages import Lang
from ravo.results.machine import json_pieces
from ravo.review.review import Review


def results_json(review: Review, lang: Lang, households: bool = True) -> dict[str, Any]:
    """Return the object of a review; without its households where they are not wanted."""
    value: dict[str, Any] = json.loads("".join(json_pieces(review, lang, households)))
    return value
