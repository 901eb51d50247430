"""Warnings about the commune named in a survey."""

from collections.abc import Iterator, Mapping

from ravo.contract.columns import columns_of
from ravo.faults import Fault
from ravo.messages import text
from ravo.places import Locality, PlaceWords, commune_of
from ravo.places.spelling import shown_name
from ravo.places.units import Unit

READINGS = 5


def place_notes(info: PlaceWords, cells: Mapping[str, str], sheet: str) -> Iterator[Fault]:
    """Yield a warning where the commune is not recognised by exactly the official words.

    `cells` contains the address of the value of each key on the sheet.
    """
    locality = commune_of(info)
    if locality.year is None:
        return
    if locality.against is not None and locality.unit is not None:
        yield _contradiction(info, locality, locality.unit, locality.against, cells, sheet)
    elif locality.unit is not None and locality.unlike:
        first = locality.unlike[0]
        params = {
            "written": locality.written,
            "official": locality.official,
            "unit": full_name(locality.unit),
            "code": locality.unit.code,
        }
        yield Fault(
            "RV-495",
            None,
            sheet,
            cells.get(first.field),
            _heading(first.field),
            first.written,
            params,
        )
    elif locality.unit is None and info.commune:
        yield unsettled(info, locality, "RV-497", sheet=sheet, cell=cells.get("commune"))


def _contradiction(
    info: PlaceWords,
    locality: Locality,
    unit: Unit,
    against: Unit,
    cells: Mapping[str, str],
    sheet: str,
) -> Fault:
    """Return the fault of a code and a name that mean two communes.

    `info` are the workbook's words, `locality` is the recognised commune; `unit` is the one that is
    used, `against` the other; `cells` and `sheet` are the places of the words.
    """
    by_code = locality.how == "code"
    code = shown_name(info.commune_code or "")
    coded, named = (unit, against) if by_code else (against, unit)
    params = {
        "named": full_name(named),
        "code": code,
        "coded": full_name(coded),
        "used": f"{full_name(unit)} ({unit.code})",
    }
    where = cells.get("commune_code")
    return Fault("RV-496", None, sheet, where, _heading("commune_code"), code, params)


def unsettled(
    info: PlaceWords,
    locality: Locality,
    code: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    **more: object,
) -> Fault:
    """Return the warning of a commune that fits no unit of the tables, or several."""
    readings = [f"{full_name(unit)} ({unit.code})" for unit in locality.readings[:READINGS]]
    params = {
        "written": written_words(info),
        "year": str(locality.year),
        "readings": text("places.readings").filled(readings="; ".join(readings))
        if readings
        else "",
        **more,
    }
    return Fault(
        code, None, sheet, cell, _heading("commune"), shown_name(info.commune or ""), params
    )


def written_words(info: PlaceWords) -> str:
    """Return commune, code, district and province as written, joined into one text."""
    words = (info.commune, info.commune_code, info.district, info.province)
    return ", ".join(shown_name(word) for word in words if word)


def full_name(unit: Unit) -> str:
    """Return a commune's name with those of its district and province."""
    return ", ".join(name for name in (unit.name, unit.district, unit.province) if name)


def _heading(field: str) -> str:
    return next(column.heading for column in columns_of("info") if column.name == field)
