"""The look-up of a survey's commune: the unit, how it was recognised, which words differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple, Protocol

from ravo.formats import UnitLevel
from ravo.places import units
from ravo.places.spelling import (
    NameDistance,
    apart,
    bare_folded,
    folded,
    parted,
    shown_name,
    unmarked_parted,
)
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit

PlaceMatch = Literal["code", "name", "near", "several", "unknown"]
Field = Literal["commune_code", "commune", "district", "province"]
LEVELS: tuple[UnitLevel, ...] = ("commune", "district", "province")


class PlaceWords(Protocol):
    """The words that locate a survey: the sheet `Thông tin`, a command line, a file name."""

    @property
    def map_year(self) -> int | None:
        """A year with the map of communes of the review: usually the review year."""

    @property
    def province(self) -> str | None:
        """The province as written."""

    @property
    def district(self) -> str | None:
        """The district as written."""

    @property
    def commune(self) -> str | None:
        """The commune as written."""

    @property
    def commune_code(self) -> str | None:
        """The code of the commune as written."""


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """The words that locate a survey, as written; None for a word that is missing."""

    year: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    commune_code: str | None = None

    @property
    def map_year(self) -> int | None:
        """The year, by which the map of communes is chosen."""
        return self.year

    @classmethod
    def of(cls, info: PlaceWords) -> "WrittenPlace":
        """Return the words that locate a survey, taken from its `Thông tin`."""
        return cls(info.map_year, info.province, info.district, info.commune, info.commune_code)


class PlaceDifference(NamedTuple):
    """A field whose written words differ from the official words of the unit."""

    field: Field
    written: str
    official: str


class Locality(NamedTuple):
    """Which commune a survey is of, on the map of its year.

    `unit` is None where no commune fits, or where `several` do, which `readings` lists. `how` is
    the way it was recognised: by its `code`, by `name` with district and province, or `near`: by a
    name that differs in tone and letter marks, one letter or the kind. `unlike` lists the
    differences from the official words. `against` is another commune, which the code (or the names)
    denote in contradiction to `unit`. Province and district are the official ones where they are
    known, else as written, with None for their codes.
    """

    year: int | None
    unit: Unit | None = None
    how: PlaceMatch = "unknown"
    unlike: tuple[PlaceDifference, ...] = ()
    against: Unit | None = None
    readings: tuple[Unit, ...] = ()
    province_code: str | None = None
    province: str | None = None
    district_code: str | None = None
    district: str | None = None

    @property
    def written(self) -> str:
        """The words that differ, as the officer wrote them."""
        return ", ".join(item.written for item in self.unlike)

    @property
    def official(self) -> str:
        """The official words in place of those that differ."""
        return ", ".join(item.official for item in self.unlike)


def commune_of(info: PlaceWords, year: int | None = None) -> Locality:
    """Return the commune that a survey is of, on the map of its year (or of `year`).

    The code decides where the names agree with it or denote no known commune. Where every name is
    exactly that of another commune, the names decide: a wrong digit is more probable than three
    wrong names; `against` is then the commune of the code. Without a code the name is looked up in
    its district and province; then with tone and letter marks, one letter or the kind ignored,
    where only one commune fits. Every difference from the official names is recorded in `unlike`.
    """
    return _look_up(
        year or info.map_year,
        info.province or None,
        info.district or None,
        info.commune or None,
        (info.commune_code or "").strip() or None,
    )


@lru_cache(maxsize=20_000)
def _look_up(
    year: int | None,
    province: str | None,
    district: str | None,
    commune: str | None,
    code: str | None,
) -> Locality:
    written = WrittenPlace(year, province, district, commune, code)
    if year is None:
        return Locality(None, province=province, district=district)
    by_code = units.unit_of_code(code.zfill(5), year) if code else None
    if by_code is not None and set(_all_apart(written, by_code)) <= {NameDistance.SAME, None}:
        return _at(written, by_code, "code")
    how, fitting, sure = _by_names(written) if commune else ("unknown", (), False)
    by_name = fitting[0] if len(fitting) == 1 else None
    if by_code is None:
        return (
            _at(written, by_name, how)
            if by_name
            else _nowhere(written, how, fitting or _became(written))
        )
    if by_name is None or by_name.code == by_code.code or _agrees(written, by_code):
        return _at(written, by_code, "code")
    return _at(written, by_name, how, by_code) if sure else _at(written, by_code, "code", by_name)


def _at(
    written: WrittenPlace, unit: Unit, how: PlaceMatch, against: Unit | None = None
) -> Locality:
    return Locality(
        written.year,
        unit,
        how,
        tuple(_differing(written, unit)),
        against,
        (),
        unit.province_code,
        unit.province,
        unit.district_code,
        unit.district,
    )


def _official(unit: Unit, level: UnitLevel) -> str | None:
    return unit.name if level == "commune" else getattr(unit, level)


def _differing(written: WrittenPlace, unit: Unit) -> Iterator[PlaceDifference]:
    """Yield the fields that differ; a district is ignored on a map without districts."""
    for level in LEVELS:
        words, official = getattr(written, level), _official(unit, level)
        if words and official and apart(words, official, level) is not NameDistance.SAME:
            yield PlaceDifference(level, shown_name(words), official)
    if written.commune_code and written.commune_code.zfill(5) != unit.code:
        yield PlaceDifference("commune_code", shown_name(written.commune_code), unit.code)


def _agrees(written: WrittenPlace, unit: Unit) -> bool:
    """Return whether every written word is the unit's, tone and letter marks ignored."""
    return all(item is None or item <= NameDistance.MARKS for item in _all_apart(written, unit))


# by names


Fitting = tuple[Unit, ...]


def _by_names(written: WrittenPlace) -> tuple[PlaceMatch, Fitting, bool]:
    """Return how communes fit the names, the best fits, and whether the fit is certain.

    It is certain for one exact fit with province and, where the map has districts, district.
    """
    exact = tuple(
        unit
        for unit in _by_name(units.map_year(written.year or 0)).get(
            _name_key(written.commune or ""), ()
        )
        if set(_all_apart(written, unit)) <= {NameDistance.SAME, None}
    )
    if exact:
        whole = bool(written.province and (written.district or exact[0].district is None))
        return ("name", exact, whole) if len(exact) == 1 else ("several", exact, False)
    for fitting in _nearer(written):
        if fitting:
            return "near" if len(fitting) == 1 else "several", fitting, False
    return "unknown", (), False


def _name_key(name: str) -> str:
    return folded(parted(name, "commune")[1])


@cache
def _by_name(year: int) -> dict[str, Fitting]:
    named: dict[str, list[Unit]] = {}
    for unit in units.communes(year).values():
        named.setdefault(_name_key(unit.name), []).append(unit)
    return {key: tuple(communes) for key, communes in named.items()}


Fit = tuple[NameDistance | None, ...]


def _all_apart(written: WrittenPlace, unit: Unit) -> Fit:
    """Return the differences of commune, district and province; None for one left blank."""
    distances: list[NameDistance | None] = []
    for level in LEVELS:
        words, official = getattr(written, level), _official(unit, level)
        distances.append(apart(words, official, level) if words and official else None)
    return tuple(distances)


def _nearer(written: WrittenPlace) -> Iterator[Fitting]:
    """Yield groups of communes that fit the names, from the closest fit to the loosest safe one."""
    around = [
        (unit, fit)
        for unit in _around(written)
        if (fit := _all_apart(written, unit))[0] is not NameDistance.OTHER
    ]
    for most in (NameDistance.BREVE, NameDistance.MARKS):
        yield tuple(
            unit for unit, fit in around if all(item is None or item <= most for item in fit)
        )
    yield tuple(unit for unit, fit in around if _one_slip(fit))
    yield tuple(unit for unit, fit in around if _stray_field(written, fit))


def _around(written: WrittenPlace) -> Iterable[Unit]:
    """Return the communes with the same letters, and all of the district and province that fit."""
    year = units.map_year(written.year or 0)
    alike = _by_letters(year).get(
        bare_folded(unmarked_parted(written.commune or "", "commune")[1]), ()
    )
    near = {
        (unit.district_code, unit.province_code)
        for unit in _districts(year)
        if all(item is None or item <= NameDistance.MARKS for item in _all_apart(written, unit)[1:])
    }
    inside = [unit for key in near for unit in _by_district(year)[key]]
    return {unit.code: unit for unit in (*alike, *inside)}.values()


@cache
def _by_letters(year: int) -> dict[str, Fitting]:
    by_letters: dict[str, list[Unit]] = {}
    for unit in units.communes(year).values():
        by_letters.setdefault(bare_folded(parted(unit.name, "commune")[1]), []).append(unit)
    return {key: tuple(named) for key, named in by_letters.items()}


@cache
def _by_district(year: int) -> dict[tuple[str | None, str], Fitting]:
    by_district: dict[tuple[str | None, str], list[Unit]] = {}
    for unit in units.communes(year).values():
        by_district.setdefault((unit.district_code, unit.province_code), []).append(unit)
    return {key: tuple(inside) for key, inside in by_district.items()}


def _one_slip(fit: Fit) -> bool:
    """Return whether one field differs in a letter or the kind, and another confirms the unit."""
    slips = [item for item in fit if item in (NameDistance.LETTER, NameDistance.KIND)]
    agreeing = [item for item in fit if item is not None and item <= NameDistance.MARKS]
    return NameDistance.OTHER not in fit and len(slips) == 1 and len(agreeing) > 0


def _stray_field(written: WrittenPlace, fit: Fit) -> bool:
    """Return whether the commune's name is exact and its district or province is no known name."""
    if fit[0] is not NameDistance.SAME:
        return False
    for at, level in ((1, "district"), (2, "province")):
        other = fit[3 - at]
        if fit[at] is NameDistance.OTHER and other is not None and other <= NameDistance.MARKS:
            return not _is_known(written, level)
    return False


def _is_known(written: WrittenPlace, level: str) -> bool:
    words = getattr(written, level)
    names = {getattr(unit, level) for unit in units.communes(written.year or 0).values()}
    return any(name and apart(words, name, level) <= NameDistance.MARKS for name in names)


# without a commune


def _became(written: WrittenPlace) -> Fitting:
    """Return the successors of a commune of before 1/7/2025 that a later review still names."""
    if not written.commune or (written.year or 0) < FIRST_YEAR_OF_NEW_MAP:
        return ()
    before = commune_of(written, FIRST_YEAR_OF_NEW_MAP - 1).unit
    return units.successors(before.code) if before else ()


def _nowhere(written: WrittenPlace, how: PlaceMatch, readings: Fitting) -> Locality:
    """Return a locality without commune, with district and province as far as they are known."""
    inside = _district_of(written)
    if inside is not None:
        return Locality(
            written.year,
            None,
            how,
            _above(written, inside),
            None,
            readings,
            inside.province_code,
            inside.province,
            inside.district_code,
            inside.district,
        )
    around = _province_of(written)
    if around is None:
        return Locality(
            written.year,
            None,
            how,
            readings=readings,
            province=written.province,
            district=written.district,
        )
    return Locality(
        written.year,
        None,
        how,
        _above(written, around, "province"),
        None,
        readings,
        around.province_code,
        around.province,
        None,
        written.district,
    )


def _above(written: WrittenPlace, unit: Unit, *levels: str) -> tuple[PlaceDifference, ...]:
    wanted = levels or ("district", "province")
    return tuple(item for item in _differing(written, unit) if item.field in wanted)


@cache
def _districts(year: int) -> tuple[Unit, ...]:
    """Return one commune of each district (of each province where there are no districts)."""
    return tuple(inside[0] for inside in _by_district(year).values())


def _district_of(written: WrittenPlace) -> Unit | None:
    """Return a commune of the written district; None where no or several districts fit."""
    if not written.district or (written.year or 0) >= FIRST_YEAR_OF_NEW_MAP:
        return None
    for most in (NameDistance.SAME, NameDistance.MARKS, NameDistance.LETTER):
        districts = [
            unit
            for unit in _districts(written.year or 0)
            if all(item is None or item <= most for item in _all_apart(written, unit)[1:])
        ]
        if districts:
            return (
                districts[0]
                if len(districts) == 1 and (most < NameDistance.LETTER or written.province)
                else None
            )
    return None


def _province_of(written: WrittenPlace) -> Unit | None:
    if not written.province:
        return None
    for most in (NameDistance.SAME, NameDistance.MARKS, NameDistance.LETTER):
        provinces = {
            unit.province_code: unit
            for unit in _districts(written.year or 0)
            if apart(written.province, unit.province, "province") <= most
        }
        if provinces:
            return next(iter(provinces.values())) if len(provinces) == 1 else None
    return None
