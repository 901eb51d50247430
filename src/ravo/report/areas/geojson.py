"""An office's map file, read: the shapes of its communes, and the features that are not drawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ravo.faults import Fault
from ravo.files import is_special
from ravo.json_text import json_value
from ravo.messages import Text, text
from ravo.report.areas.codes import code_of, code_property, codes_by_property, shared_codes
from ravo.report.areas.coordinates import OddGeometry, plane_of, rings_of
from ravo.report.areas.model import AreaFile, OddFeature, Plane, Ring, UnusableMap
from ravo.text import CUT, first_few, with_rest

MOST_BYTES = 64 << 20
MIB = 1 << 20


@dataclass
class _ShapesRead:
    """The shapes read so far, the plane of each, and the features that are not drawn."""

    shapes: dict[str, tuple[Ring, ...]] = field(default_factory=dict)
    planes: dict[Plane, int] = field(default_factory=dict)
    odd: list[OddFeature] = field(default_factory=list)


def read_areas(path: Path, column: str | None = None, communes: Collection[str] = ()) -> AreaFile:
    """Return the shapes of a GeoJSON file by code; `column` names the property of the codes.

    Without it, and where several properties have codes, the one with the codes of `communes` is
    taken.

    Features of one code are one commune in several parts. Raises UnusableMap where nothing can be
    drawn: RV-1520 to RV-1525, RV-1531.
    """
    features = _features(path)
    properties = [_properties(feature) for feature in features]
    name = code_property(properties, column, path.name, communes)
    reading = _ShapesRead()
    for number, feature in enumerate(features, 1):
        _read(reading, number, feature, code_of(_properties(feature).get(name)), path.name)
    if len(reading.planes) > 1:
        params = {"path": path.name, "number": max(reading.planes.values())}
        raise UnusableMap(Fault("RV-1524", params=params))
    if not reading.shapes:
        raise UnusableMap(odd_features(path.name, tuple(reading.odd), drawn=False))
    return AreaFile(
        path.name,
        name,
        next(iter(reading.planes)),
        reading.shapes,
        tuple(reading.odd),
        shared_codes(properties, name),
        codes_by_property(properties),
    )


def odd_features(file: str, odd: tuple[OddFeature, ...], *, drawn: bool = True) -> Fault:
    """Return the warning about features that are not drawn; `drawn` is whether others are."""
    words = [
        text("areas.feature").filled(number=one.number, code=one.code or "", reason=one.reason)
        if one.code
        else text("areas.feature_alone").filled(number=one.number, reason=one.reason)
        for one in odd
    ]
    params: dict[str, object] = {"path": file, "count": len(odd), "features": _few(words)}
    return Fault("RV-1526" if drawn else "RV-1531", params=params)


def joined_by_code(file: AreaFile) -> tuple[Fault, ...]:
    """Return the warning about features with one code that may be several communes."""
    if not file.shared:
        return ()
    words = [
        text("areas.one_code").filled(code=one.code, features=_listed(one.features))
        for one in file.shared
    ]
    params = {"path": file.name, "count": len(words), "codes": _few(words)}
    return (Fault("RV-1530", params=params),)


def _listed(features: Sequence[tuple[int, str | None]]) -> Text:
    """Return the features of one code in words; only the first of many."""
    words = [
        text("areas.nameless" if name is None else "areas.named").filled(number=number, name=name)
        for number, name in features[:NAMED_FEATURES]
    ]
    count = len(features)
    return Text(
        ", ".join(with_rest([one.vi for one in words], count)),
        ", ".join(with_rest([one.en for one in words], count)),
    )


def _few(words: list[Text]) -> list[object]:
    shown, more = first_few(words, NAMED_FEATURES)
    return [*shown, CUT] if more else [*shown]


NAMED_FEATURES = 5


def _read(
    read: _ShapesRead, number: int, feature: Mapping[str, Any], code: str | None, file: str
) -> None:
    try:
        rings = rings_of(feature.get("geometry"))
        plane, swapped = plane_of(rings)
    except OddGeometry as odd:
        read.odd.append(OddFeature(number, code, odd.reason))
        return
    if code is None:
        read.odd.append(OddFeature(number, code, text("areas.no_code")))
        return
    if swapped:
        raise UnusableMap(Fault("RV-1525", params={"path": file, "number": number}))
    read.planes.setdefault(plane, number)
    read.shapes[code] = (*read.shapes.get(code, ()), *rings)


def _features(path: Path) -> list[Mapping[str, Any]]:
    """Return the features of a file, each an object."""
    content = _json(path)
    kind = content.get("type") if isinstance(content, dict) else None
    if kind == "Topology":
        raise _no_map(path, text("areas.topology"))
    features = content.get("features") if kind == "FeatureCollection" else None
    if not isinstance(features, list):
        raise _no_map(path, text("areas.no_collection"))
    if not features:
        raise _no_map(path, text("areas.no_features"))
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            raise _no_map(path, text("areas.no_feature").filled(number=number))
    return features


def _json(path: Path) -> Any:
    if is_special(path):
        raise _unread(path, text("areas.unread"))
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise _unread(path, text("areas.missing" if missing else "areas.unread")) from error
    if size > MOST_BYTES:
        large = text("areas.too_large").filled(size=-(-size // MIB), most=MOST_BYTES // MIB)
        raise _unread(path, large)
    try:
        return json_value(content)
    except ValueError as error:
        raise _no_map(path, text("areas.no_json")) from error


def _unread(path: Path, problem: Text) -> UnusableMap:
    return UnusableMap(Fault("RV-1520", params={"path": path.name, "problem": problem}))


def _no_map(path: Path, problem: Text) -> UnusableMap:
    return UnusableMap(Fault("RV-1521", params={"path": path.name, "problem": problem}))


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}
