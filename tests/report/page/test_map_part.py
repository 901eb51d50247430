"""The map of communes on the page: what is drawn, printed, listed; tiles where there is none."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ravo.report.areas.geojson import read_areas
from ravo.report.areas.joined import joined
from ravo.report.areas.model import AreaMap
from ravo.report.areas.outlines import Grid
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.figures import figures_of, page_values
from ravo.report.page.label_room import room_for
from ravo.report.page.page import district_page
from ravo.report.page.shades import DARK, shades_of
from support.html_reading import Node, read_page, section
from support.maps import collection, feature, square
from support.page_districts import commune, district, place

HOSTILE = '"><script>alert(1)</script>'
SETTINGS = ReportSettings()


def of_five() -> District:
    """Return three communes with a rate, one without a total, one that sent nothing."""
    homes = (commune(1, 0, 0), commune(2, 100, 40), commune(3, 10, 20), commune(4, 1, 1, None))
    return district(*homes, missing=(place(5),))


def areas_of(folder: Path, what: District, *features: Any) -> AreaMap:
    path = folder / "ban-do.geojson"
    path.write_text(json.dumps(collection(*features)), encoding="utf-8")
    places = [*(home.place for home in what.communes), *what.missing]
    return joined(read_areas(path), places, what.year)


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> AreaMap:
    """Four of the five communes, one of them tiny, and one of elsewhere, with a hostile name."""
    features = [feature(square(n), ma_xa=f"9000{n}", ten_xa=HOSTILE) for n in (1, 2, 4)]
    tiny = feature(square(6, 0.0005), ma_xa="90005")
    return areas_of(
        tmp_path_factory.mktemp("map"), of_five(), *features, tiny, feature(square(5), ma_xa="1")
    )


@cache
def _tiles() -> tuple[Node, ...]:
    return tuple(read_page(district_page(of_five(), SETTINGS, "vi")))


@pytest.fixture(scope="module")
def part(areas: AreaMap) -> Node:
    return section(read_page(district_page(of_five(), SETTINGS, "vi", areas)), "map")


def looks(node: Node, tag: str) -> list[str]:
    return [shape.attrs["class"] for shape in node.all(tag)]


def test_each_commune_is_shaded_by_its_rate_and_printed_with_it(part: Node) -> None:
    wide, narrow = part.all("svg")[-2:]
    for picture in (wide, narrow):
        assert looks(picture, "path") == [
            "area outside",
            "area heat h1",
            "area heat h8",
            "area nodata",
        ]
        (spot,) = picture.all("rect")
        assert spot.attrs["class"] == "area nodata"
        printed = {t.attrs["data-of"]: t.text for t in picture.all("text") if "data-of" in t.attrs}
        assert printed == {
            "communes.0.listed.rate": "0,00",
            "communes.1.listed.rate": "14,00",
            "communes.3.listed.rate": "…",
        }
        titles = [shape.all("title")[0].text for shape in picture.all("path")]
        assert titles == [
            "Ngoài báo cáo",
            "Xã Thử 1: 0,00 %",
            "Xã Thử 2: 14,00 %",
            "Xã Thử 4: chưa có số liệu",
        ]
        assert picture.attrs["role"] == "img"
        assert "Không có trên bản đồ: Xã Thử 3" in picture.all("desc")[0].text


def test_what_the_map_lacks_and_what_it_has_beside_is_told(part: Node) -> None:
    assert "Bản đồ vẽ 4/5 xã" in part.text
    assert "Không có trên bản đồ: Xã Thử 3; số liệu của 1 xã này xem ở bảng." in part.text
    assert "Trong tệp còn 1 xã ngoài báo cáo" in part.text
    assert "(1) Xã Thử 5: chưa có số liệu" in part.text
    key = [item.text.strip() for item in part.all("li")]
    assert key[0] == "dưới 3 %"
    assert key[-2:] == ["Chưa có số liệu (khác với 0)", "Ngoài báo cáo"]


def test_nothing_of_the_file_but_its_shapes_is_on_the_page(areas: AreaMap) -> None:
    html = district_page(of_five(), SETTINGS, "vi", areas)
    assert "alert" not in html
    assert "ma_xa" not in re.sub(r"<style>.*?</style>", "", html, flags=re.S)


def test_the_figures_of_the_map_are_in_the_json(areas: AreaMap) -> None:
    found = page_values(of_five(), SETTINGS, areas)["areas"]
    expected = {"column": "ma_xa", "drawn": 4, "without_shape": ["Xã Thử 3"], "outside": 1}
    assert json.loads(json.dumps(found)) == expected
    assert figures_of(of_five(), SETTINGS).areas is None


def test_without_a_map_every_commune_is_a_tile_in_the_order_of_the_report() -> None:
    part = section(list(_tiles()), "map")
    assert "vị trí các ô không phải vị trí trên bản đồ" in part.text
    assert "không vẽ được" not in part.text
    for picture in part.all("svg")[-2:]:
        assert looks(picture, "rect") == [
            "area heat h1",
            "area heat h8",
            "area heat h3",
            "area nodata",
            "area nodata",
        ]
        assert [t.text for t in picture.all("text")] == [
            *("Xã Thử 1", "0,00", "Xã Thử 2", "14,00", "Xã Thử 3", "3,00"),
            *("Xã Thử 4", "chưa có số liệu", "Xã Thử 5", "chưa có số liệu"),
        ]


def test_a_map_that_failed_is_told_on_the_page_with_the_tiles() -> None:
    html = district_page(of_five(), SETTINGS, "vi", AreaMap(failed=True))
    part = section(read_page(html), "map")
    assert "Tệp bản đồ không vẽ được" in part.text
    assert len(part.all("svg")[-1].all("rect")) == 5


@pytest.mark.parametrize(
    ("rates", "ends"),
    [
        ((0.0,), [(0, 0.5)]),
        ((4.09, 7.35), [(4, 5), (5, 6), (6, 7), (7, 8)]),
        ((4.0, 5.0), [(4, 4.5), (4.5, 5), (5, 5.5)]),
        ((0.0, 99.0), [(0, 20), (20, 40), (40, 60), (60, 80), (80, 100)]),
        ((0.0, 100.0), [(0, 25), (25, 50), (50, 75), (75, 100), (100, 125)]),
        ((None,), [(0, 0.5)]),
    ],
)
def test_steps_are_few_round_and_hold_every_rate(
    rates: tuple[float | None, ...], ends: list[tuple[float, float]]
) -> None:
    shades = shades_of(rates)
    assert [(least, end) for _, least, end in shades.ends()] == ends


@pytest.mark.parametrize(("rate", "place"), [(4.99, 0), (5.0, 1), (5.01, 1), (9.99, 1), (10.0, 2)])
def test_a_rate_on_a_bound_belongs_to_the_step_above(rate: float, place: int) -> None:
    shades = shades_of((0.0, 24.0))
    assert shades.of(rate) == shades.ends()[place][0]


def test_the_darkest_shades_alone_have_light_words() -> None:
    assert [shade >= DARK for shade, _, _ in shades_of((0.0, 24.0)).ends()] == [
        *(False, False, False),
        *(True, True),
    ]


def test_words_lie_within_the_shape_and_outside_its_holes() -> None:
    def box(x: int, y: int, width: int, height: int) -> Grid:
        corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
        return np.array(corners, dtype=np.int64)

    whole = box(0, 0, 2000, 1000)
    middle = room_for([whole], 60, 20)
    assert middle.fits
    assert (middle.x, middle.y) == pytest.approx((100, 50), abs=6)
    aside = room_for([whole, box(600, 100, 800, 800)], 40, 20)
    assert aside.fits
    assert aside.x <= 40 or aside.x >= 160
    assert not room_for([whole, box(100, 100, 1800, 800)], 40, 20).fits
    assert not room_for([box(0, 0, 300, 1000)], 40, 20).fits
