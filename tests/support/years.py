"""Small years made by hand: records of households in, a Year out. Every person is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ravo.changes.comparison import Changes, compare
from ravo.changes.year import Year, year_of
from ravo.contract.columns import TableName
from ravo.criteria import Edition, edition_for_year
from ravo.faults.table import FaultTable
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.survey import Info, Source, Survey, Table
from support.small_reviews import columns_of_records

Record = dict[str, Any]
B1_OF = {"poor": 120.0, "near_poor": 120.0, "not_poor": 160.0, "undetermined": None}
DEPRIVED_OF = {"poor": 4, "near_poor": 1, "not_poor": 0, "undetermined": 4}
PLACE = {
    "province": "Tỉnh Đồng Tháp",
    "district": "Huyện Lấp Vò",
    "commune": "Xã Mỹ An Hưng A",
    "commune_code": "30172",
    "area": "rural",
}


def home(code: str, klass: str = "poor", /, **more: Any) -> Record:
    """Return a household that the rules class as asked, headed by one invented person."""
    number = sum(map(ord, code))
    base = {
        "code": code,
        "head_name": f"Nguyễn Thử {code}",
        "head_sex": "Nam",
        "ethnicity": "Kinh",
        "head_birth_year": 1950 + number % 40,
        "village": "Ấp Thử",
        "size": 3,
        "b1": B1_OF[klass],
        "deprived": DEPRIVED_OF[klass],
    }
    return {**base, **more}


def person(name: str, birth: int | None, /, number: str | None = None) -> Record:
    day = pd.NaT if birth is None else pd.Timestamp(birth, 1, 1)
    return {"name": name, "birth": day, "citizen_id": number}


def review(homes: Sequence[Record], year: int = 2024, /, **info: Any) -> Review:
    """Return the judged survey of one commune; a home's `members` make the sheet of members."""
    edition = edition_for_year(year)
    place = {**PLACE, "review_date": date(year, 12, 14), **info}
    people = [{"code": h["code"], **m} for h in homes for m in h.get("members", ())]
    survey = Survey(
        source=Source(f"{place['commune']}-{year}.xlsx", "0" * 64),
        info=Info(year=year, **place),
        households=_table("Hộ", "households", edition, [_answered(h, edition) for h in homes]),
        members=_table("Thành viên", "members", edition, people) if people else None,
        income=None,
        faults=FaultTable.of(()),
        rejected=np.array([bool(h.get("rejected")) for h in homes], dtype=bool),
        blank_rows=0,
        edition=edition,
    )
    return judge(survey)


def _answered(record: Record, edition: Edition) -> Record:
    answers = {f"answer_{i.id}": i.number <= record["deprived"] for i in edition.indicators}
    return {**answers, **record}


def _table(
    sheet: str, name: TableName, edition: Edition, records: Sequence[Mapping[str, Any]]
) -> Table:
    columns = columns_of_records(name, edition, records)
    return Table(sheet, columns, np.arange(2, len(records) + 2), {"code": "A"})


def year(number: int, *communes: Sequence[Record] | Review) -> Year:
    """Return a year of communes given as households (of the usual commune) or as reviews."""
    made = [item if isinstance(item, Review) else review(item, number) for item in communes]
    return year_of(number, made)


def diff(old: Sequence[Record] | Year, new: Sequence[Record] | Year, **options: Any) -> Changes:
    """Compare 2023 with 2024."""
    before = old if isinstance(old, Year) else year(2023, old)
    after = new if isinstance(new, Year) else year(2024, new)
    return compare(before, after, **options)


def restarting(given: Year) -> Year:
    """Return the year as if its codes restarted in every village."""
    parts = tuple(replace(part, codes_unique=False) for part in given.parts)
    return replace(given, parts=parts)


def pairs_of(changes: Changes) -> dict[str, str]:
    """Return new code by old code for every pair."""
    rows = changes.pairing.pairs
    old = changes.old.households["code"].to_numpy()[rows["old"].to_numpy(dtype=int)]
    new = changes.new.households["code"].to_numpy()[rows["new"].to_numpy(dtype=int)]
    return dict(zip(old.tolist(), new.tolist(), strict=True))


def hows_of(changes: Changes) -> dict[str, str]:
    """Return by what each pair was found, by old code."""
    rows = changes.pairing.pairs
    old = changes.old.households["code"].to_numpy()[rows["old"].to_numpy(dtype=int)]
    return dict(zip(old.tolist(), rows["how"].tolist(), strict=True))


def movement(changes: Changes, code: str) -> str:
    """Return the movement of the household that has this code in the new year, else in the old
    one.
    """
    return str(row_of(changes, code)["movement"])


def row_of(changes: Changes, code: str) -> Record:
    for side, given in (("new", changes.new), ("old", changes.old)):
        at = np.flatnonzero((given.households["code"] == code).to_numpy())
        if len(at):
            found = changes.rows[changes.rows[side] == at[0]]
            return dict(found.iloc[0])
    raise KeyError(code)
