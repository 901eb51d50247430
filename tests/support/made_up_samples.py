"""The surveys of the synthetic district, without the workbooks that hold them."""

from functools import cache
from unittest.mock import patch

from ravo import sample
from ravo.places.units import Unit
from ravo.sample import NO_PLANTS, Plants, Sample, SampleDistrict, samples
from ravo.sample.years import Frames, survey_frames

DRAWN = "survey_frames"


@cache
def _drawn(unit: Unit, *span: int) -> dict[int, Frames]:
    return survey_frames(unit, *span)


def drawn_once(unit: Unit, *span: int) -> dict[int, Frames]:
    """Return a copy of what is drawn for a commune: faults are planted in that."""
    return {
        year: (dict(info), *(frame.copy() for frame in frames))  # type: ignore[misc]
        for year, (info, *frames) in _drawn(unit, *span).items()
    }


def make_sample(
    year: int, district: str, households: int, seed: int, plants: Plants = NO_PLANTS
) -> list[Sample]:
    """Return the surveys of one year of a district or of one commune."""
    wanted = SampleDistrict(district, households, seed)
    with patch.object(sample, DRAWN, drawn_once):
        return [found for _, found in samples([year], wanted, plants)]
