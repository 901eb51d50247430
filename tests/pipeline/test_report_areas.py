"""The map of a report: by option or settings, and a report that is written whatever is wrong."""

import json
from pathlib import Path

from ravo.pipeline.report_areas import MapChoice, report_areas
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.settings_file import chosen_map, map_of
from support.maps import collection, feature, square
from support.page_districts import commune, district

DISTRICT = district(commune(1), commune(2))


def given(folder: Path, file: Path | None = None, code: str | None = None) -> MapChoice:
    return MapChoice(file, code, folder / "report.toml")


def codes(
    asked: MapChoice, settings: ReportSettings, what: District = DISTRICT
) -> tuple[list[str], bool, list[str]]:
    found = report_areas(asked, settings, what)
    return [fault.code for fault in found.faults], found.map.failed, list(found.map.shapes)


def test_the_option_goes_before_the_settings_whose_file_is_beside_them(tmp_path: Path) -> None:
    settings, path = ReportSettings(map_file="a.geojson"), tmp_path / "cai-dat" / "report.toml"
    assert chosen_map(None, settings, path) == path.parent / "a.geojson"
    assert chosen_map(tmp_path / "b.geojson", settings, path) == tmp_path / "b.geojson"
    assert chosen_map(None, ReportSettings(), path) is None
    path.parent.mkdir()
    path.write_text('map_file = "a.geojson"\n', "utf-8")
    assert map_of(path) == path.parent / "a.geojson"
    path.write_text("map_file = [", "utf-8")
    assert map_of(path) is None


def test_what_is_wrong_is_a_warning_and_the_rest_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "xa.geojson"
    features = [feature(square(0), ma=90001, ten="x"), feature(None, ma=90002)]
    path.write_text(json.dumps(collection(*features)), "utf-8")
    settings = ReportSettings(map_file="xa.geojson", map_code="ma")
    assert codes(given(tmp_path), settings) == (["RV-1526", "RV-1528"], False, ["90001"])
    assert codes(given(tmp_path, path, "ten"), settings) == (["RV-1531"], True, [])
    assert codes(given(tmp_path, path), ReportSettings()) == (["RV-1522"], True, [])
    assert codes(given(tmp_path, tmp_path / "no"), settings) == (["RV-1520"], True, [])


def test_a_report_of_one_commune_has_none_and_names_the_option_alone(tmp_path: Path) -> None:
    alone = district(commune(1), level="commune")
    settings = ReportSettings(map_file="xa.geojson")
    assert codes(given(tmp_path), settings, alone) == ([], False, [])
    asked = given(tmp_path, tmp_path / "xa.geojson")
    assert codes(asked, settings, alone) == (["RV-1529"], False, [])


def test_without_a_file_there_is_no_word_about_it(tmp_path: Path) -> None:
    assert codes(given(tmp_path), ReportSettings()) == ([], False, [])
