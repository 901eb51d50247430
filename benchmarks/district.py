"""The results of one commune under the names of others: district.py RESULTS.xlsx FOLDER YEAR N.

N communes of the province of the benchmarks get the households of RESULTS, in a folder; with
`district` for N, those of its district, thirteen.
"""

import re
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

DISTRICT, PROVINCE = "875", "89"
YEAR = 2024
"""The year of the results that are copied."""
TEXT = re.compile(r"<t>([^<]*)</t>")


@dataclass(frozen=True)
class Place:
    """A commune: its code and names."""

    code: str
    name: str
    district: str
    province: str


def places(*, district: str = "", province: str = "") -> list[Place]:
    """Return the communes of a district or a province as they were in the benchmark's year."""
    from ravo.places import units

    return [
        Place(unit.code, unit.name, unit.district or "", unit.province)
        for unit in units.communes(YEAR).values()
        if (unit.district_code == district or unit.province_code == province)
    ]


def _replaced(words: dict[str, str], found: re.Match[str]) -> str:
    return f"<t>{words.get(found[1], found[1])}</t>"


def copies(results: Path, folder: Path, communes: Sequence[Place], year: int) -> Path:
    """Write the results of one commune under the name of each of `communes` into a folder."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(results) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    texts = {
        name: data.decode()
        for name, data in parts.items()
        if b"M\xe1\xbb\xb9 An H\xc6\xb0ng" in data
    }
    for place in communes:
        said = {
            "30172": place.code,
            "Xã Mỹ An Hưng A": place.name,
            "Huyện Lấp Vò": place.district,
            "Đồng Tháp": place.province,
            str(YEAR): str(year),
        }
        own = {
            name: TEXT.sub(partial(_replaced, said), data).encode() for name, data in texts.items()
        }
        with zipfile.ZipFile(
            folder / f"{place.code}.ket-qua.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as book:
            for name, data in (parts | own).items():
                book.writestr(name, data)
    return folder


def main(results: str, folder: str, year: str, count: str) -> None:
    """Write the copies."""
    if count == "district":
        chosen = places(district=DISTRICT)
    else:
        chosen = places(province=PROVINCE)[: int(count)]
    copies(Path(results), Path(folder), chosen, int(year))


if __name__ == "__main__":
    main(*sys.argv[1:])
