"""The page itself: its figures are those of the JSON, its charts have tables, nothing is
fetched.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Any

import pytest

from ravo.messages import LANGS, Lang, Text
from ravo.report.figures.model import CAUSES, District, Quality, Village
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.figures import page_values
from ravo.report.page.page import district_page
from support.html_reading import Node, number, read_page, section
from support.page_districts import commune, district, place, two_years, with_last
from support.report_settings import with_target

SETTINGS = with_target()
HOSTILE = '<script>alert("x")</script>&{{7*7}}'
NO_CAUSES = {klass: dict.fromkeys(CAUSES) for klass in ("poor", "near_poor")}


def partly_known() -> District:
    """Return two years with a missing commune, one without poor, one without total or answers."""
    base = two_years()
    unknown = Quality(35, 30, 5, 0, 2, None, None)
    more = (
        commune(4, 0, 0),
        commune(
            5,
            5,
            5,
            None,
            causes=NO_CAUSES,
            deprived={"poor": (None, 1, 0), "near_poor": (0, 0, 0)},
            quality=unknown,
        ),
    )
    return replace(base, communes=(*base.communes, *more), missing=(place(9),))


def many(count: int = 150) -> District:
    def made(year: int, shift: int) -> District:
        homes = [commune(n, (n * 7 + shift) % 90, (n * 5) % 70, 1000 + n) for n in range(count)]
        return district(*homes, year=year, level="province", name="Tỉnh Thử")

    return with_last(made(2024, 0), made(2023, 3))


CASES = {
    "two years": two_years(),
    "one year": district(commune(1), commune(2, 0, 0)),
    "partly known": partly_known(),
    "one commune": with_last(
        district(commune(1), level="commune", name="Xã Thử 1"),
        district(commune(1, 13), year=2023, level="commune"),
    ),
    "province": many(),
    "no indicators": replace(
        district(
            commune(
                1, deprived={"poor": (), "near_poor": ()}, unknown={"poor": (), "near_poor": ()}
            )
        ),
        indicators=(),
        edition_id=None,
        fewest_poor=None,
    ),
    "nobody": district(commune(1, 0, 0, 0, villages=(), quality=Quality(0, 0, 0, 0, 0, 0, 0))),
}


def page(what: District, lang: Lang = "vi") -> str:
    return district_page(what, SETTINGS, lang)


@cache
def page_of(name: str, lang: Lang = "vi") -> str:
    """Return the page of a case, written once for all that is asked of it."""
    return page(CASES[name], lang)


@cache
def nodes_of(name: str, lang: Lang = "vi") -> list[Node]:
    return read_page(page_of(name, lang))


def values(what: District) -> dict[str, Any]:
    """Return the JSON as a program reads it back from report.json."""
    found: dict[str, Any] = json.loads(json.dumps(page_values(what, SETTINGS), allow_nan=False))
    return found


def at(found: Any, path: str) -> Any:
    for part in path.split("."):
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found


def printed(nodes: list[Node]) -> Iterator[tuple[Node, str]]:
    yield from ((node, node.attrs["data-of"]) for node in nodes if "data-of" in node.attrs)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_every_printed_figure_is_that_of_the_json(name: str, lang: Lang) -> None:
    found, nodes = values(CASES[name]), nodes_of(name, lang)
    seen = 0
    for node, path in printed(nodes):
        value, text = at(found, path), node.text
        if value is None:
            assert text in {"chưa có số liệu", "no data", "…", "–"}, path
            continue
        shown, decimals = number(text.lstrip("+"), lang)
        if re.fullmatch(r"moves\.\w+\.(households|members)\.[123]", path):
            # What leaves the list is printed as the sum has it, below zero.
            shown = -shown
        assert abs(shown - value) <= 0.5 * 10**-decimals + 1e-9, path
        assert decimals == (2 if isinstance(value, float) and node.tag != "text" else decimals)
        seen += 1
    assert seen > 20


@pytest.mark.parametrize("name", CASES)
def test_no_table_prints_a_figure_that_the_json_lacks(name: str) -> None:
    nodes = nodes_of(name, "vi")
    cells = [cell for table in nodes if table.tag == "table" for cell in table.all("td")]
    loose = [c.text for c in cells if "data-of" not in c.attrs and re.search(r"\d", c.text)]
    names = {n for c in CASES[name].communes for n in (c.place.name, *(v.name for v in c.villages))}
    assert [text for text in loose if text not in names] == []
    assert len(cells) > 20


def test_every_rate_of_every_commune_is_printed_in_a_table() -> None:
    nodes = nodes_of("province", "vi")
    paths = {path for node, path in printed(nodes) if node.tag == "td"}
    for n in range(150):
        wanted = [
            "poor.rate",
            "near_poor.rate",
            "poor.households",
            "target.reduction",
            "deprived.0",
        ]
        wanted += ["quality.rejected", "quality.undetermined", "quality.warnings"]
        assert {f"communes.{n}.{name}" for name in wanted} <= paths


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_runs_and_nothing_is_fetched(name: str, lang: Lang) -> None:
    html, nodes = page_of(name, lang), nodes_of(name, lang)
    assert {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "use",
        "image",
        "form",
    }.isdisjoint({node.tag for node in nodes})
    assert [k for n in nodes for k in n.attrs if k.startswith("on") or k in ("src", "style")] == []
    assert {n.attrs["href"][0] for n in nodes if "href" in n.attrs} == {"#"}
    assert re.findall(r"https?:|//[a-z]|@import|javascript:", html) == []
    assert set(re.findall(r"url\(([^)]*)\)", html)) <= {
        f"#p-{p}" for p in ("nodata", "outside", "cross", "up", "dots", "both")
    }


@pytest.mark.parametrize("name", CASES)
def test_links_and_patterns_lead_somewhere_and_ids_are_used_once(name: str) -> None:
    html, nodes = page_of(name, "vi"), nodes_of(name, "vi")
    ids = [node.attrs["id"] for node in nodes if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    wanted = {n.attrs["href"].removeprefix("#") for n in nodes if "href" in n.attrs}
    wanted |= set(re.findall(r"url\(#([^)]*)\)", html))
    assert wanted <= set(ids)


@pytest.mark.parametrize("name", CASES)
def test_every_chart_says_what_it_is_and_has_a_table(name: str) -> None:
    nodes = nodes_of(name, "vi")
    tables = {node.attrs["id"]: node for node in nodes if node.tag == "table"}
    charts = [n for n in nodes if n.tag == "svg" and n.attrs.get("aria-hidden") != "true"]
    assert charts
    for chart in charts:
        assert chart.attrs["role"] == "img"
        assert len(chart.attrs["aria-label"]) > 5
        table = tables[chart.attrs["aria-describedby"]]
        assert table.all("th")
        told = {n.attrs["data-of"] for n in chart.all("text") if n.attrs.get("data-of")}
        assert told <= {n.attrs.get("data-of") for n in table.all("td")}
    assert all(
        len({len(row.all("th") + row.all("td")) for row in t.all("tr")}) == 1
        for t in tables.values()
    )


def test_not_known_is_told_in_words_and_hatched_and_differs_from_zero() -> None:
    nodes = read_page(page(partly_known()))
    rates = section(nodes, "rates")
    rows = {row.all("th")[0].text: [c.text for c in row.all("td")] for row in rates.all("tr")[1:]}
    assert rows["Xã Thử 4"][1:3] == ["0", "0,00"]
    assert rows["Xã Thử 9"] == ["chưa có số liệu"] * 8
    assert rows["Xã Thử 5"][1:3] == ["5", "chưa có số liệu"]
    chart = rates.all("svg")[-1]
    assert sum(box.attrs["class"] == "nodata" for box in chart.all("rect")) == 2
    heat = {
        row.all("th")[0].text: [c.text for c in row.all("td")]
        for row in section(nodes, "heat").all("tr")[1:]
    }
    assert heat["Xã Thử 4"] == ["0", "–", "–", "–"]
    assert heat["Xã Thử 9"] == ["…", "…", "…", "…"]
    assert heat["Xã Thử 5"] == ["5", "…", "20,00", "0,00"]


def test_unknown_faults_are_told_and_no_chart_of_them_is_drawn() -> None:
    unknown = Quality(10, 10, 0, 0, 1, None, None)
    part = section(
        read_page(page(district(*(commune(n, quality=unknown) for n in (1, 2))))), "quality"
    )
    assert "Cảnh báo: chưa có số liệu." in part.text
    assert "Từ chối: 0 ở tất cả các xã." in part.text
    titles = {svg.attrs["aria-label"] for svg in part.all("svg")}
    assert titles == {"Hộ chưa đủ thông tin theo xã"}


def test_names_cannot_become_markup() -> None:
    home = commune(
        1, place=replace(place(1), name=HOSTILE), villages=(Village(HOSTILE, 9, 1, 4, 5, 2),)
    )
    bad = with_last(
        district(home, commune(2), name=HOSTILE, province=HOSTILE),
        district(commune(1), commune(2), year=2023),
    )
    html = page(bad)
    assert "<script" not in html
    assert "{{7*7}}" in html
    assert HOSTILE in section(read_page(html), "villages").text


def test_without_last_year_the_parts_that_need_it_say_so() -> None:
    html = page_of("one year", "vi")
    nodes = read_page(html)
    for name in ("target", "moves"):
        assert "cần kết quả năm trước" in section(nodes, name).text
        assert section(nodes, name).all("svg") == []
    assert "2023" not in re.sub(r"<style>.*?</style>", "", html, flags=re.S)
    assert [p for _, p in printed(nodes) if "last" in p or "change" in p] == []


def test_what_does_not_compare_is_told_before_the_figures() -> None:
    cautions = [
        n.text for n in read_page(page(partly_known())) if n.attrs.get("class") == "caution"
    ]
    assert len(cautions) == 3
    assert "Xã Thử 9" in cautions[0]
    assert "Xã Thử 5" in cautions[1]
    assert "Xã Thử 4, Xã Thử 5" in cautions[2]


def test_two_communes_of_one_name_are_told_apart_by_their_district() -> None:
    same = [replace(place(n, "Xã Trùng", f"Huyện {n}")) for n in (1, 2)]
    rates = section(
        read_page(page(district(*(commune(n, place=p) for n, p in enumerate(same, 1))))), "rates"
    )
    assert {"Xã Trùng (Huyện 1)", "Xã Trùng (Huyện 2)"} <= {th.text for th in rates.all("th")}


def test_without_a_target_there_is_one_line_and_no_verdict() -> None:
    html = district_page(two_years(), ReportSettings(), "vi")
    part = section(read_page(html), "target")
    assert part.text.split("\n")[2] == "Năm 2024: chưa khai chỉ tiêu."
    assert (part.all("svg"), part.all("table")) == ([], [])
    for word in ("Đạt", "Vượt", "Chưa đạt", "Kế hoạch"):
        assert word not in re.sub(r"<[^>]+>", " ", html)


def test_the_rate_of_multidimensional_poverty_stands_at_the_head_and_by_commune() -> None:
    nodes = read_page(page(two_years()))
    (card,) = (n for n in nodes if n.attrs.get("class") == "card listed")
    assert "Nghèo đa chiều" in card.text
    assert "4,00 %" in card.text
    rates = section(nodes, "rates").all("table")[0]
    heads = [th.text for th in rates.all("tr")[0].all("th")]
    at = heads.index("Nghèo đa chiều (%)")
    shown = {row.all("th")[0].text: row.all("td")[at - 1].text for row in rates.all("tr")[1:]}
    assert shown == {
        "Xã Thử 1": "3,00",
        "Xã Thử 2": "5,00",
        "Xã Thử 3": "4,00",
        "Toàn huyện": "4,00",
    }


def test_a_single_commune_is_shown_by_its_villages_and_has_no_chart_of_one_bar() -> None:
    homes = (
        Village("Ấp Một", 6, 4, 1, 0, 0, (3, 6, 0)),
        Village("Ấp Hai", 4, 16, 0, 2, 0, (2, 4, 0)),
    )
    nodes = read_page(page(district(commune(1, villages=homes), level="commune", name="Xã Thử 1")))
    rows = section(nodes, "rates").all("table")[0].all("tr")
    assert [[cell.text for cell in row.all("th") + row.all("td")] for row in rows[1:]] == [
        ["Ấp Một", "6", "4", "10", "33,33"],
        ["Ấp Hai", "4", "16", "20", "66,67"],
        ["Toàn xã", "10", "20", "30", ""],
    ]
    heat = section(nodes, "heat")
    assert [row.all("th")[0].text for row in heat.all("tr")[1:]] == ["Ấp Một", "Ấp Hai", "Toàn xã"]
    assert [td.text for td in heat.all("tr")[1].all("td")] == ["6", "50,00", "100,00", "0,00"]
    assert section(nodes, "quality").all("svg") == []
    for chart in (n for n in nodes if n.tag == "svg" and n.attrs.get("role") == "img"):
        assert len([t for t in chart.all("text") if t.attrs.get("data-of")]) > 1


def test_the_columns_of_the_map_have_names() -> None:
    heat = section(read_page(page(two_years())), "heat")
    heads = [th.text for th in heat.all("tr")[0].all("th")]
    assert heads[2:] == ["1. Việc làm", "2. Nguồn nước", "3. Nhà ở"]
    for chart in heat.all("svg")[-2:]:
        upright = [t.text for t in chart.all("text") if t.attrs.get("class") == "upright"]
        assert upright == heads[2:]


def test_causes_of_like_weight_have_plain_bars_and_no_line() -> None:
    like = {klass: dict.fromkeys(CAUSES, 5) for klass in ("poor", "near_poor")}
    flat = section(read_page(page(district(commune(1, causes=like), commune(2)))), "causes")
    assert "lượt nêu" not in flat.text
    assert flat.all("polyline") == []


def test_bars_and_line_of_a_pareto_share_one_unit() -> None:
    part = section(read_page(page(two_years())), "causes")
    chart = next(n for n in part.all("svg") if n.attrs.get("class") == "wide")
    bars = [box for box in chart.all("rect") if box.attrs["class"] == "poor"]
    points = chart.all("circle")
    end = float(bars[0].attrs["x"]) + float(bars[0].attrs["width"])
    assert abs(float(points[0].attrs["cx"]) - end) <= 0.05
    assert "% số lượt nêu" in [t.text for t in chart.all("text")]


def words(name: str, lang: Lang) -> str:
    body = re.sub(r"<style>.*?</style>", " ", page_of(name, lang), flags=re.S)
    told = [n.attrs.get("aria-label", "") for n in nodes_of(name, lang)]
    return re.sub(r"<[^>]+>", " ", body) + " ".join(told)


@pytest.mark.parametrize("name", CASES)
def test_english_pages_have_no_vietnamese_words(name: str) -> None:
    text = words(name, "en")
    for known in ("Huyện Thử", "Tỉnh Thử", "Xã Thử", "Ấp Một", "Ấp Hai", "Kế hoạch thử"):
        text = text.replace(known, "")
    assert (
        re.findall(
            r"\w*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]\w*",
            text,
            re.I,
        )
        == []
    )


@pytest.mark.parametrize("name", CASES)
def test_vietnamese_pages_have_no_english_sentences(name: str) -> None:
    text = words(name, "vi")
    texts: dict[str, Text] = import_module("ravo.messages.texts.page").TEXTS
    pieces = {
        piece.strip()
        for said in texts.values()
        for piece, *_ in Formatter().parse(said.en)
        if piece.count(" ") >= 2 and piece.strip() not in said.vi
    }
    assert len(pieces) > 50
    assert [piece for piece in pieces if piece in text] == []


def test_the_language_of_the_page_is_declared() -> None:
    for lang in LANGS:
        assert read_page(page(two_years(), lang))[0].attrs["lang"] == lang


def test_who_fell_again_is_told_only_with_earlier_years() -> None:
    now = two_years()
    assert now.movements is not None
    said = "hộ tái nghèo, tái cận nghèo chưa tách ra được"
    assert said in page(now)
    earlier = replace(now, movements=replace(now.movements, earlier=True))
    assert said not in page(earlier)
