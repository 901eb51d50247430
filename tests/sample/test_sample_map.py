"""The made-up map of the sample district: as its script writes it, and all of it is used."""

from ravo.places.units import communes_of_district
from ravo.report.areas.geojson import read_areas
from support import programs
from support.folders import ROOT

FILE = ROOT / "sample_data" / "ban-do.geojson"


def test_the_script_writes_the_same_bytes_again() -> None:
    written = programs.tool("sample_map").sample_map()
    assert written.encode() == FILE.read_bytes()
    assert written.count("không phải địa giới của xã nào") == 14


def test_every_commune_of_the_district_has_a_shape() -> None:
    file = read_areas(FILE)
    assert set(file.shapes) == {unit.code for unit in communes_of_district("875")}
    assert (file.column, file.plane, file.odd) == ("ma_xa", "degrees", ())
