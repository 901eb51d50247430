"""The results of one commune as those of others: district.py SURVEY.xlsx FOLDER YEAR FIRST LAST.

SURVEY, of 2024, is read once and scored for communes of its province, from the FIRST to the one
before the LAST (the thirteen of its district come first), each under its own names, with codes and
citizen numbers of its own. The year before has other points of B1 in three households of ten,
some of which therefore move; its classes are those at the opening of 2024.
"""

import hashlib
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from ravo.places import units
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import columns_of_frame, objects

DISTRICT, PROVINCE = "875", "87"
YEAR, OWN = 2024, "30172"
MOVED, STEP = 0.3, 40
OPENING = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo"}


@dataclass(frozen=True)
class Place:
    """A commune: its code and names, and its number among those of the benchmark."""

    code: str
    name: str
    district: str
    province: str
    number: int


def places() -> list[Place]:
    """Return communes as they were in the benchmark's year, those of its first district first."""
    known = [unit for unit in units.communes(YEAR).values() if unit.province_code == PROVINCE]
    known.sort(key=lambda unit: unit.district_code != DISTRICT)
    return [
        Place(unit.code, unit.name, unit.district or "", unit.province, number)
        for number, unit in enumerate(known)
    ]


def _own(table: Table, place: Place, citizen: str) -> pd.DataFrame:
    """Return records with the codes and citizen numbers of a place."""
    frame = table.frame.copy()
    frame["code"] = [place.code + code[len(OWN) :] for code in frame["code"]]
    frame[citizen] = [f"{number[:3]}{place.number:03}{number[6:]}" for number in frame[citizen]]
    return frame


def of_place(survey: Survey, place: Place, year: int) -> Survey:
    """Return the survey as that of another commune and year."""
    households = _own(survey.households, place, "head_citizen_id")
    if year != YEAR:
        draw = np.random.default_rng(place.number)
        moved = draw.random(len(households)) < MOVED
        change = draw.integers(-STEP, STEP + 1, len(households)) * moved
        households["b1"] = np.clip(households["b1"] + change, 0, None)
        households["visit_date"] = households["visit_date"] - pd.DateOffset(years=YEAR - year)
    members = survey.members
    assert members is not None
    return replace(
        survey,
        source=replace(
            survey.source,
            path=f"{place.code}.xlsx",
            sha256=hashlib.sha256(f"{place.code} {year}".encode()).hexdigest(),
        ),
        info=replace(
            survey.info,
            year=year,
            province=place.province,
            district=place.district,
            commune=place.name,
            commune_code=place.code,
            review_date=date(year, 12, 14),
        ),
        households=replace(survey.households, columns=columns_of_frame(households)),
        members=replace(members, columns=columns_of_frame(_own(members, place, "citizen_id"))),
    )


def review_of(survey: Survey, place: Place, year: int) -> Review:
    """Return the review of a place in a year."""
    own = of_place(survey, place, year)
    if year == YEAR:
        last = judge(of_place(survey, place, year - 1)).verdicts.klass
        classes = objects([OPENING.get(klass, "Hộ không nghèo") for klass in last])
        own = replace(own, households=own.households.with_columns({"opening_class": classes}))
    return judge(own)


def main(book: Path, folder: Path, year: int, first: int, last: int) -> None:
    """Write the results of every commune."""
    survey = read_survey(book)
    folder.mkdir(parents=True)
    for place in places()[first:last]:
        review = review_of(survey, place, year)
        write_results(review, folder / f"{place.code}.ket-qua.xlsx", "vi")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
