"""A workbook read and judged with the settings of commands, as pipelines take it."""

from pathlib import Path

from ravo.pipeline.reviews import review_workbook
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings


def judged(path: Path) -> Review:
    """Return the review of a workbook that can be read."""
    outcome = review_workbook(path, load_settings(ReadOptions()))
    assert outcome.review is not None
    return outcome.review
