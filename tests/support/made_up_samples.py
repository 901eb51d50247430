"""The surveys of the synthetic district, without the workbooks that hold them."""

from ravo.sample import NO_PLANTS, Plants, Sample, SampleDistrict, samples


def make_sample(
    year: int, district: str, households: int, seed: int, plants: Plants = NO_PLANTS
) -> list[Sample]:
    """Return the surveys of one year of a district or of one commune."""
    wanted = SampleDistrict(district, households, seed)
    return [sample for _, sample in samples([year], wanted, plants)]
