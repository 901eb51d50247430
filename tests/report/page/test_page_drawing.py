"""Charts: axes begin at zero, bars are as long as their figures, rows are in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.report.figures.model import District
from ravo.report.page.axis import axis_of
from ravo.report.page.bars import MOST_NAMES, Bar, BarRow, Plot, chart_of, chunks
from ravo.report.page.heat import shade_of
from ravo.report.page.page import district_page
from ravo.report.page.shapes import Box, Label, Picture, Stroke, folded, width_of
from support.html_reading import Node, number, read_page, section
from support.page_districts import commune, district, two_years
from support.report_settings import with_target

figures = st.floats(-5000, 5000, allow_nan=False).map(lambda x: round(x, 2))


@given(st.lists(figures, min_size=1, max_size=30), st.booleans())
def test_an_axis_holds_zero_and_every_figure_with_few_round_marks(
    values: list[float], whole: bool
) -> None:
    axis = axis_of(values, "%", whole=whole)
    assert 0 in axis.marks
    assert axis.low - 1e-6 <= min(0, *values)
    assert max(0, *values) <= axis.high + 1e-6
    assert 2 <= len(axis.marks) <= 11
    assert not whole or all(mark == int(mark) for mark in axis.marks)


def test_an_axis_of_nothing_still_has_a_length() -> None:
    assert axis_of([None, 0], "%", whole=True).marks == (0, 1)


def drawn(values: list[float], *, width: str = "wide") -> Picture:
    rows = tuple(
        BarRow(f"Xã {n}", (Bar(0, v, "poor", "", 0, str(v)),)) for n, v in enumerate(values)
    )
    plot = Plot(rows, axis_of(values, "%", whole=False), "vi")
    picture: Picture = getattr(chart_of(plot, "Hình", "", "t"), width)
    return picture


@pytest.mark.parametrize("width", ["wide", "narrow"])
@given(st.lists(st.floats(0.5, 60).map(lambda x: round(x, 2)), min_size=2, max_size=20))
def test_bars_begin_at_zero_and_are_as_long_as_their_figures(
    width: str, values: list[float]
) -> None:
    picture = drawn([*values, 60.0], width=width)
    zero = next(s.x1 for s in picture.shapes if isinstance(s, Stroke) and s.look == "zero")
    bars = [s for s in picture.shapes if isinstance(s, Box) and s.look == "poor"]
    assert {bar.x for bar in bars} == {zero}
    scale = bars[-1].width / 60
    for bar, value in zip(bars, values, strict=False):
        assert abs(bar.width - max(value * scale, 2.5)) <= 0.05


def test_a_fall_is_drawn_left_of_zero_with_its_figure_outside() -> None:
    picture = drawn([0.4, -0.3])
    zero = next(s.x1 for s in picture.shapes if isinstance(s, Stroke) and s.look == "zero")
    up, down = (s for s in picture.shapes if isinstance(s, Box) and s.look == "poor")
    assert up.x == zero
    assert abs(down.x + down.width - zero) <= 0.02
    label = next(s for s in picture.shapes if isinstance(s, Label) and s.text == "-0.3")
    assert (label.anchor, label.x < down.x) == ("end", True)


def test_a_zero_has_a_figure_but_no_bar() -> None:
    picture = drawn([0.0, 4.0])
    assert len([s for s in picture.shapes if isinstance(s, Box) and s.look == "poor"]) == 1
    assert [s.text for s in picture.shapes if isinstance(s, Label) and s.look == "figure"] == [
        "0.0",
        "4.0",
    ]


@given(st.integers(0, 400), st.integers(1, 60))
def test_long_charts_are_cut_into_parts_that_lose_no_row(count: int, most: int) -> None:
    rows = [BarRow(str(n), ()) for n in range(count)]
    parts = chunks(rows, most)
    assert [row for part in parts for row in part] == rows
    assert max(len(part) for part in parts) <= most


@given(st.text("ab cđ", max_size=80))
def test_a_folded_name_keeps_its_words(name: str) -> None:
    lines = folded(name, MOST_NAMES, 13)
    assert " ".join(lines) == name
    assert len(lines) <= 2
    assert len(lines) == 1 or width_of(lines[0], 13) <= MOST_NAMES


@pytest.mark.parametrize(
    ("share", "shade"), [(0, 0), (9.99, 0), (10, 1), (79.99, 7), (80, 8), (100, 8)]
)
def test_shades_grow_with_the_share(share: float, shade: int) -> None:
    assert shade_of(share) == shade


def part(what: District, name: str) -> Node:
    return section(read_page(district_page(what, with_target(), "vi")), name)


@pytest.mark.parametrize(
    ("name", "look", "chart"),
    [
        ("rates", "poor.rate", 0),
        ("rates", "near_poor.rate", 2),
        ("target", "reduction", 0),
        ("profile", ".rate", 0),
        ("causes", "mentioned", 0),
        ("near", ".near_b1", 0),
        ("villages", ".poor", 0),
        ("quality", "warnings", -1),
    ],
)
def test_bars_are_sorted_from_the_greatest_down(name: str, look: str, chart: int) -> None:
    homes = [commune(n, 10 * n, 40 - 10 * n) for n in (1, 3, 2)]
    what = two_years() if name == "target" else district(*homes)
    svg = [s for s in part(what, name).all("svg") if "viewBox" in s.attrs or "viewbox" in s.attrs][
        chart
    ]
    shown = [
        number(t.text, "vi")[0]
        for t in svg.all("text")
        if t.attrs.get("data-of", "").endswith(look)
    ]
    if name == "target":
        shown = shown[1:]
    assert len(shown) >= 3
    assert shown == sorted(shown, reverse=True)


def test_a_waterfall_starts_and_ends_on_the_forms_figures() -> None:
    svg = next(s for s in part(two_years(), "moves").all("svg") if s.attrs.get("class") == "wide")
    boxes = [b for b in svg.all("rect") if b.attrs["class"] != "band"]
    looks = [b.attrs["class"] for b in boxes]
    # Nothing fell again, so column 6 has no bar.
    assert looks == ["sum", "down", "down", "down", "up", "up", "up", "unexplained", "sum"]
    widths = [float(b.attrs["width"]) for b in boxes]
    assert abs(widths[0] / widths[-1] - 40 / 41) <= 0.001
    unexplained, last = boxes[-2], boxes[-1]
    assert (
        abs(float(unexplained.attrs["x"]) - (float(last.attrs["x"]) + float(last.attrs["width"])))
        <= 0.05
    )
    texts = [t.text for t in svg.all("text") if t.attrs.get("data-of")]
    assert texts == ["40", "−5", "−4", "−3", "+6", "0", "+7", "+2", "−2", "41"]
    assert sum(int(text.replace("−", "-")) for text in texts[:-1]) == int(texts[-1])


def test_the_line_of_the_district_stands_in_every_chart_of_rates() -> None:
    for svg in part(two_years(), "rates").all("svg"):
        if svg.attrs.get("class") in ("wide", "narrow"):
            assert [s.attrs["class"] for s in svg.all("line")].count("marker") == 1
            assert "Toàn huyện 2,00 %" in svg.text


def test_every_axis_names_its_unit() -> None:
    for name, unit in (
        ("rates", "% tổng số hộ dân cư"),
        ("profile", "% số hộ nghèo"),
        ("moves", "Số hộ"),
        ("near", "Số hộ"),
        ("target", "điểm phần trăm"),
    ):
        charts = [
            s
            for s in part(two_years(), name).all("svg")
            if s.attrs.get("class") in ("wide", "narrow")
        ]
        assert charts
        assert all(unit in svg.text for svg in charts)
