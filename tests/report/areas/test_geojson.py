"""A map file: which property has the codes, on which plane it is, and what is wrong with it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ravo.fault_words import fault_message
from ravo.faults.taxonomy import kind_of
from ravo.messages import LANGS
from ravo.report.areas.codes import code_of
from ravo.report.areas.geojson import joined_by_code, read_areas
from ravo.report.areas.joined import joined, without_shape
from ravo.report.areas.model import UnusableMap
from support.maps import collection, feature, square
from support.page_districts import place

PLACES = [place(1), place(2)]


def written(folder: Path, content: Any) -> Path:
    path = folder / "ban-do.geojson"
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("00123", "00123"),
        ("123", "00123"),
        (123, "00123"),
        (123.0, "00123"),
        (" 30172 ", "30172"),
        ("30172.0", "30172"),
        ("301720", None),
        ("30a72", None),
        ("", None),
        (None, None),
        (True, None),
        (0, None),
        (-5, None),
        (1.5, None),
        ("①②", None),
    ],
)
def test_codes_that_lost_their_zeros(value: object, code: str | None) -> None:
    assert code_of(value) == code


@pytest.mark.parametrize("name", ["ma_xa", "MA_XA", "maXa", "Mã xã", "MA XA"])
def test_the_property_in_any_spelling(tmp_path: Path, name: str) -> None:
    features = [feature(square(0), **{name: 90001, "ten": "x"})]
    file = read_areas(
        written(tmp_path, b"\xef\xbb\xbf" + json.dumps(collection(*features)).encode())
    )
    assert (file.column, list(file.shapes)) == (name, ["90001"])


def test_a_named_property_goes_before_the_known_ones(tmp_path: Path) -> None:
    path = written(tmp_path, collection(feature(square(0), ma_xa="1", ma_moi="90001")))
    assert list(read_areas(path, "ma_moi").shapes) == ["90001"]


def test_features_of_one_code_are_one_commune_and_holes_belong_to_it(tmp_path: Path) -> None:
    hole = [*square(0, 0.2), square(0, 0.1)[0]]
    several = {"type": "MultiPolygon", "coordinates": [hole, square(3)]}
    path = written(tmp_path, collection(feature(several, ma_xa="1"), feature(square(1), ma_xa=1)))
    assert [len(rings) for rings in read_areas(path).shapes.values()] == [4]


def test_two_properties_of_one_meaning_that_agree_are_no_question(tmp_path: Path) -> None:
    path = written(tmp_path, collection(feature(square(0), ma_xa="00001", MA_XA=1)))
    assert read_areas(path).column == "ma_xa"


def metres(x: float) -> list[Any]:
    """Return a square in metres of VN-2000."""
    corners = ((0, 0), (900, 0), (900, 900), (0, 900), (0, 0))
    return [[[560_000 + x + east, 1_150_000 + north] for east, north in corners]]


GOOD = feature(square(0), ma_xa="90001")
TOO_FEW = [[[105, 10], [105.1, 10], [105, 10]]]
UNUSABLE: dict[str, tuple[Any, str]] = {
    "no JSON": (b'{"type": ', "RV-1521"),
    "no UTF-8": (b"\xff\xfe\xfa\xfb", "RV-1521"),
    "too deep": (b"[" * 200_000, "RV-1521"),
    "TopoJSON": ({"type": "Topology", "objects": {}}, "RV-1521"),
    "one feature": (GOOD, "RV-1521"),
    "nothing": (collection(), "RV-1521"),
    "odd features": ({"type": "FeatureCollection", "features": [1]}, "RV-1521"),
    "no codes": (collection(feature(square(0), ten_xa="x")), "RV-1522"),
    "no properties": (collection({"type": "Feature", "geometry": None}), "RV-1522"),
    "two codes": (collection(feature(square(0), ma_xa="1", MA_XA="2")), "RV-1523"),
    "two planes": (collection(GOOD, feature(metres(0), ma_xa="90002")), "RV-1524"),
    "latitude first": (
        collection(feature([[[y, x] for x, y in square(0)[0]]], ma_xa="90001")),
        "RV-1525",
    ),
    "north first": (
        collection(feature([[[y, x] for x, y in metres(0)[0]]], ma_xa="90001")),
        "RV-1525",
    ),
    "no shape": (collection(feature(None, ma_xa="90001")), "RV-1531"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_map_of_no_use_is_a_warning_in_one_sentence(tmp_path: Path, name: str) -> None:
    content, code = UNUSABLE[name]
    with pytest.raises(UnusableMap) as raised:
        read_areas(written(tmp_path, content))
    fault = raised.value.fault
    assert (fault.code, fault.severity) == (code, "warning")
    for lang in LANGS:
        said = fault_message(fault, lang)[0]
        assert "ban-do.geojson" in said
        assert "{" not in said


def test_of_two_properties_that_with_the_codes_of_the_report_is_taken(tmp_path: Path) -> None:
    both = feature(square(0), ma_xa="1", MA_XA="90001"), feature(square(1), ma_xa="2", MA_XA="7")
    path = written(tmp_path, collection(*both))
    found = read_areas(path, communes={"90001", "90002"})
    assert (found.column, set(found.shapes)) == ("MA_XA", {"90001", "00007"})
    # The office's own word goes first; where both fit, or none, it is asked for.
    assert read_areas(path, "ma_xa", {"90001"}).column == "ma_xa"
    for codes in ({"90001", "00002"}, {"90003"}):
        with pytest.raises(UnusableMap) as raised:
            read_areas(path, communes=codes)
        assert raised.value.fault.code == "RV-1523"
        assert "ma_xa, MA_XA" in fault_message(raised.value.fault, "vi")[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.geojson", tmp_path):
        with pytest.raises(UnusableMap) as raised:
            read_areas(path)
        assert raised.value.fault.code == "RV-1520"


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, "không có hình"),
        ({"type": "Polygon", "coordinates": []}, "không có hình"),
        ({"type": "MultiPolygon", "coordinates": []}, "không có hình"),
        ({"type": "Point", "coordinates": [105, 10]}, "Point"),
        ({"type": "GeometryCollection", "geometries": []}, "GeometryCollection"),
        ([[["105", "10"], ["105.1", "10"], ["105", "10.1"]]], "không phải số"),
        ([[[105, 10], [105.1], [105, 10.1]]], "không phải số"),
        ([[[105, 10], [105.1, float("nan")], [105, 10.1]]], "không phải số"),
        ([[105, 10]], "không phải số"),
        ([7], "không phải số"),
        (TOO_FEW, "ba đỉnh"),
        ([[[105, 10]] * 5], "ba đỉnh"),
        ({"coordinates": square(0)}, "không ghi loại"),
        ([[[0, 0], [0.1, 0], [0, 0.1]]], "không nằm trong lãnh thổ"),
        ([[[105, 10], [560_000, 1_150_000], [105, 10.1]]], "không nằm trong lãnh thổ"),
    ],
)
def test_a_feature_that_is_not_drawn_is_named_and_the_others_are(
    tmp_path: Path, geometry: Any, reason: str
) -> None:
    file = read_areas(written(tmp_path, collection(GOOD, feature(geometry, ma_xa="90002"))))
    assert list(file.shapes) == ["90001"]
    (odd,) = file.odd
    assert (odd.number, odd.code) == (2, "90002")
    assert reason in odd.reason.vi


def test_a_feature_without_a_code_is_named(tmp_path: Path) -> None:
    file = read_areas(written(tmp_path, collection(GOOD, feature(square(1), ma_xa=None))))
    assert [odd.reason.vi for odd in file.odd] == ["không có mã xã năm chữ số"]


def test_heights_are_left_out(tmp_path: Path) -> None:
    line = [[*point, 3.5] for point in square(0)[0]]
    file = read_areas(written(tmp_path, collection(feature([line], ma_xa="90001"))))
    assert file.shapes["90001"][0].shape == (4, 2)


def read(folder: Path, *features: Any) -> Any:
    return read_areas(written(folder, collection(*features)))


def test_it_is_joined_by_codes_and_the_rest_is_outside(tmp_path: Path) -> None:
    file = read(tmp_path, GOOD, feature(square(1), ma_xa="12345"))
    found = joined(file, PLACES, 2024)
    assert (list(found.shapes), len(found.outside)) == (["90001"], 1)
    (fault,) = without_shape(file, PLACES)
    assert (fault.code, fault.params["communes"]) == ("RV-1528", ["Xã Thử 2"])
    assert without_shape(file, PLACES[:1]) == ()


@pytest.mark.parametrize(("code", "year", "word"), [("30196", 2025, "trước"), ("30169", 2024, "")])
def test_codes_of_the_other_map_are_named_as_such(
    tmp_path: Path, code: str, year: int, word: str
) -> None:
    with pytest.raises(UnusableMap) as raised:
        joined(read(tmp_path, feature(square(0), ma_xa=code)), PLACES, year)
    assert raised.value.fault.code == "RV-1527"
    said = fault_message(raised.value.fault, "vi")[0]
    assert ("Các mã là của xã" in said) == bool(word)
    assert word in said


@pytest.mark.parametrize(
    ("features", "shared"),
    [
        ([("1", "Xã A"), ("1", " xã  a")], []),
        ([("1", "Xã A"), ("1", None), ("2", "Xã B")], []),
        ([("1", "Xã A"), ("1", "Xã B"), ("2", "Xã C")], ["mã 00001: thứ 1 «Xã A», thứ 2 «Xã B»"]),
        ([("1", None), ("1", None), ("2", None)], []),
        ([("1", None), ("1", None)], ["mã 00001: thứ 1, thứ 2"]),
        ([("1", "Xã A")], []),
    ],
)
def test_one_code_of_features_with_different_names(
    tmp_path: Path, features: list[tuple[str, str | None]], shared: list[str]
) -> None:
    squares = [
        feature(square(n), ma_xa=code, ten_xa=name) for n, (code, name) in enumerate(features)
    ]
    faults = joined_by_code(read(tmp_path, *squares))
    assert len(faults) == bool(shared)
    for fault in faults:
        assert fault.code == "RV-1530"
        assert f"một xã: {'; '.join(shared)}." in fault_message(fault, "vi")[0]


def test_properties_whose_codes_fit_are_named(tmp_path: Path) -> None:
    both = [feature(square(n), ma_xa=n, ma_moi=f"9000{n}", dien_tich=90001) for n in (1, 2)]
    with pytest.raises(UnusableMap) as raised:
        joined(read(tmp_path, *both), PLACES, 2024)
    fault = raised.value.fault
    assert (fault.code, fault.params["names"]) == ("RV-1532", ["ma_moi (2)", "dien_tich (1)"])


def test_every_kind_is_a_warning() -> None:
    codes: Callable[[int], str] = "RV-{}".format
    assert {kind_of(codes(n)).severity for n in range(1520, 1533)} == {"warning"}
