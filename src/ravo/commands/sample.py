"""`ravo sample`: synthetic survey workbooks of a district."""

from pathlib import Path
from typing import Annotated

from ravo.commands.options import LangOpt, Quiet, option


def sample(
    *,
    out: Annotated[Path, option("--out", "-o", metavar="DIR", key="sample_out")],
    year: Annotated[list[int], option("--year", metavar="N", key="sample_year")],
    district: Annotated[str, option("--district", metavar="875", key="sample_district")] = "875",
    households: Annotated[int, option("--households", metavar="N")] = 150,
    seed: Annotated[int, option("--seed", metavar="S")] = 2024,
    plant: Annotated[list[str] | None, option("--plant", metavar="KIND=SHARE")] = None,
    plant_in: Annotated[list[str] | None, option("--plant-in", metavar="CODE")] = None,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Write synthetic survey workbooks of a district."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import SampleRequest, write_district

    plants = tuple(plant or ()), tuple(plant_in or ())
    request = SampleRequest(out, year, district, households, seed, *plants)
    write_district(request, terminal(quiet=quiet))
