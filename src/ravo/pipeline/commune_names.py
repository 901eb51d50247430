"""Unique names for the communes of several workbooks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ravo.places import WrittenPlace, commune_of
from ravo.survey.survey import Info
from ravo.text import match_key

CommuneKey = tuple[str, ...]


def place_of(info: Info) -> WrittenPlace:
    """Return the words that locate a workbook."""
    return WrittenPlace(info.year, info.province, info.district, info.commune, info.commune_code)


def names_of_communes(books: Sequence[Path], infos: Sequence[Info]) -> tuple[str | None, ...]:
    """Return the name of each workbook's commune on the lists: one name, one commune.

    Communes with equal names are named with their district; if that is not enough with their
    province, their code and at last their file. A workbook that names no commune is a commune of
    its own; if there are several, each is named by its file.
    """
    keys = [_key(path, info) for path, info in zip(books, infos, strict=True)]
    first: dict[CommuneKey, tuple[Path, Info]] = {}
    for key, path, info in zip(keys, books, infos, strict=True):
        first.setdefault(key, (path, info))
    names = dict(zip(first, _distinct_names(tuple(first.values())), strict=True))
    return tuple(names[key] for key in keys)


def _key(path: Path, info: Info) -> CommuneKey:
    """Return a key that is equal only for workbooks that are surely of one commune.

    A unit that only resembles the written words does not count here: else families of another
    commune might be listed among its own.
    """
    if not info.commune:
        return ("", str(path))
    at = commune_of(place_of(info))
    if at.unit is not None and not at.unlike:
        return (at.unit.code,)
    words = (info.province, info.district, info.commune, info.commune_code)
    return tuple(match_key(word or "") for word in words)


def _distinct_names(communes: Sequence[tuple[Path, Info]]) -> list[str | None]:
    names: list[str | None] = [None] * len(communes)
    ways = [list(_ways(path, info)) for path, info in communes]
    left = [*range(len(communes))]
    for step in range(len(ways[0]) if ways else 0):
        times = Counter(match_key(ways[place][step] or "") for place in left)
        for place in left:
            names[place] = ways[place][step]
        left = [place for place in left if times[match_key(names[place] or "")] > 1]
    return names


def _ways(path: Path, info: Info) -> Iterator[str | None]:
    """Yield the names that a commune may be given, the plainest first."""
    name = info.commune or ""
    yield name or None
    more = [word for word in (info.district, info.province, info.commune_code) if word]
    for count in (1, 2, 3):
        words = ", ".join(more[:count])
        yield f"{name} ({words})" if name and words else name or None
    yield f"{name} ({path.stem})" if name else path.stem
