"""The page in a real Chromium: no error, no request, nothing cut off on screen or on A4."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from ravo.faults import Fault
from ravo.messages import Lang
from ravo.report.figures.model import District, Village
from ravo.report.page.page import district_page
from ravo.report.page.todo import todo_page
from support.accessible import violations
from support.maps import map_of
from support.page_districts import commune, district, place, two_years, with_last
from support.report_settings import with_target

pytestmark = pytest.mark.skipif(
    os.environ.get("RAVO_BROWSER") == "none", reason="told that this machine has no browser"
)
A4_WIDTH, A4_HEIGHT = 703, 1016
"""What the margins leave of an A4 page, in CSS pixels."""
HEADING = 130
"""What the heading, sentence and key of a part take above its first chart."""
LONG = "Thị trấn Nông trường Việt Lâm Thượng"

TOO_WIDE = """(width) => [...document.querySelectorAll('body *')].filter(e => {
  if (e.closest('.sr, .defs')) return false;
  if (e.parentElement.closest('.scroll') && !matchMedia('print').matches) return false;
  const r = e.getBoundingClientRect();
  return r.width > 0 && r.height > 0 && (r.right > width + 1 || r.left < -1);
}).map(e => e.tagName + ' ' + e.textContent.slice(0, 40))"""

CUT_TEXT = """() => [...document.querySelectorAll('svg[role=img] text')].filter(t => {
  const s = t.closest('svg').getBoundingClientRect(), r = t.getBoundingClientRect();
  return s.width > 0 && (r.left < s.left - 1 || r.right > s.right + 1
    || r.top < s.top - 1 || r.bottom > s.bottom + 1);
}).map(t => t.textContent)"""

OVERLAPPING = """() => { const found = [];
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    if (!svg.getBoundingClientRect().width) continue;
    const all = [...svg.querySelectorAll('text')]
      .map(t => [t.textContent, t.getBoundingClientRect()]);
    all.sort((a, b) => a[1].top - b[1].top);
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length && all[j][1].top < all[i][1].bottom; j++) {
        const [a, b] = [all[i][1], all[j][1]];
        const w = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (w > 1 && h > Math.min(a.height, b.height) * 0.45) {
          found.push(all[i][0] + ' / ' + all[j][0]);
        }
      }
    } }
  return found; }"""

SMALL_TYPE = """(least) => [...document.querySelectorAll('body *')].filter(e => {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  if (!own || e.closest('.sr, .defs, title, desc')) return false;
  if (!e.getBoundingClientRect().width) return false;
  const m = e.getScreenCTM ? e.getScreenCTM() : null;
  const scale = m ? Math.hypot(m.a, m.b) : 1;
  return parseFloat(getComputedStyle(e).fontSize) * scale < least;
}).map(e => e.tagName + ' ' + e.textContent.slice(0, 40))"""

TALL = """(height) => [...document.querySelectorAll('figure, .card')]
  .filter(e => e.getBoundingClientRect().height > height).length"""


def long_names() -> District:
    """Return two years of communes with long names and large figures."""
    homes = [
        commune(
            n,
            12_345 - n,
            67_890 + n,
            234_567,
            place=place(n, f"{LONG} {n}"),
            villages=(
                Village(f"Thôn Bản Mới Tái Định Cư Số {n}", 9_000 + n, 8_000, 7_000, 6_000, 5_000),
            ),
        )
        for n in range(1, 23)
    ]
    last = [
        commune(n, 13_456, 65_432, 234_567, place=place(n, f"{LONG} {n}")) for n in range(1, 23)
    ]
    return with_last(district(*homes, name=LONG), district(*last, year=2023))


def with_missing() -> District:
    homes = [commune(1), commune(2, 0, 0), commune(3, 5, 5, None)]
    return district(*homes, missing=(place(8), place(9)))


def with_small(last: int = 30) -> District:
    """Return communes for a map: some of them too small for their rates, the last not on it."""
    homes = [
        commune(n, n % 9 * 10, n % 7 * 10, None if n == 12 else 1000, place=place(n, f"{LONG} {n}"))
        for n in (*range(1, last), 30)
    ]
    return district(*homes)


CASES: dict[str, tuple[District, Lang]] = {
    "two years": (two_years(), "vi"),
    "missing": (with_missing(), "vi"),
    "one commune": (district(commune(1), level="commune"), "en"),
    "long names": (long_names(), "vi"),
    "long names in English": (long_names(), "en"),
    "map": (with_small(), "vi"),
}
SMALL_MAP: dict[str, tuple[District, Lang]] = {"small map": (with_small(14), "vi")}
AREAS = {
    "map": map_of([f"9{n:04d}" for n in range(1, 30)], 8, outside=2),
    "small map": map_of([f"9{n:04d}" for n in range(1, 14)], 5, outside=2),
}


class Shown:
    """A page as the browser shows it, with everything that it complained of or asked for."""

    def __init__(self, tab: Page, path: Path, width: int, media: Any = "screen") -> None:
        self.page = tab
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.heard: dict[str, Callable[[Any], None]] = {
            "console": lambda message: self.complaints.append(message.text),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "request": lambda request: self.requests.append(request.url),
        }
        # What the last test showed goes first, so that nothing of it is heard or measured here.
        tab.goto("about:blank")
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(media=media)
        for event, listener in self.heard.items():
            tab.on(event, listener)  # type: ignore[call-overload]
        tab.goto(path.as_uri(), wait_until="load")

    def __enter__(self) -> "Shown":
        return self

    def __exit__(self, *_: object) -> None:
        for event, listener in self.heard.items():
            self.page.remove_listener(event, listener)


def written(name: str, folder: Path) -> Path:
    what, lang = (CASES | SMALL_MAP)[name]
    path = folder / "bao-cao.html"
    path.write_text(district_page(what, with_target(), lang, AREAS.get(name)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", CASES)
def test_on_screen_nothing_overflows_complains_or_is_asked_for(
    browser_tab: Page, tmp_path: Path, name: str, width: int
) -> None:
    path = written(name, tmp_path)
    with Shown(browser_tab, path, width) as shown:
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.page.evaluate(TOO_WIDE, width) == []
        assert shown.page.evaluate(CUT_TEXT) == []
        assert shown.page.evaluate(OVERLAPPING) == []
        assert shown.complaints == []
        assert shown.requests == [path.as_uri()]


@pytest.mark.parametrize("name", CASES)
def test_on_a4_nothing_overflows_or_is_under_8_points_and_every_table_is_printed(
    browser_tab: Page, tmp_path: Path, name: str
) -> None:
    path = written(name, tmp_path)
    with Shown(browser_tab, path, A4_WIDTH, "print") as shown:
        page = shown.page
        assert page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH
        assert page.evaluate(TOO_WIDE, A4_WIDTH) == []
        assert page.evaluate(CUT_TEXT) == []
        assert page.evaluate(OVERLAPPING) == []
        assert page.evaluate(SMALL_TYPE, 8 * 96 / 72 - 0.05) == []
        assert page.evaluate(TALL, A4_HEIGHT - HEADING) == 0
        assert page.locator("table").count() == page.locator("table:visible").count() >= 8
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        sizes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", pdf))
        assert {tuple(round(float(x)) for x in size.split()) for size in sizes} <= {
            (0, 0, 595, 842),
            (0, 0, 596, 842),
        }
        assert shown.complaints == []
        assert shown.requests == [path.as_uri()]


@pytest.mark.parametrize(("width", "kind"), [(1280, "wide"), (390, "narrow")])
def test_each_chart_is_shown_once_in_the_size_that_fits(
    browser_tab: Page, tmp_path: Path, width: int, kind: str
) -> None:
    with Shown(browser_tab, written("two years", tmp_path), width) as shown:
        figures = shown.page.locator("figure")
        assert figures.count() >= 10
        assert figures.count() == shown.page.locator("figure svg:visible").count()
        part = shown.page.locator("#rates figure svg:visible").first
        assert part.get_attribute("class") == kind
        sizes = shown.page.evaluate(
            "[...document.querySelectorAll('svg[role=img] text')].filter(t => "
            "t.getBoundingClientRect().width)"
            ".map(t => parseFloat(getComputedStyle(t).fontSize)"
            " * Math.hypot(t.getScreenCTM().a, t.getScreenCTM().b))"
        )
        assert min(sizes) >= 9


WINDOW, TELEPHONE, PAPER = (1280, "screen"), (390, "screen"), (703, "print")


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        *(("two years", shape) for shape in (WINDOW, TELEPHONE, PAPER)),
        *(("one commune", shape) for shape in (WINDOW, TELEPHONE, PAPER)),
        *(("small map", shape) for shape in (TELEPHONE, PAPER)),
        ("map", WINDOW),
    ],
)
def test_axe_finds_nothing_wrong(
    browser_tab: Page, tmp_path: Path, name: str, shape: tuple[int, str]
) -> None:
    """How many communes there are decides how the parts of a page are put together.

    So a map of 29 communes is looked at as well, once: it takes as long as ten other pages.
    """
    width, media = shape
    with Shown(browser_tab, written(name, tmp_path), width, media) as shown:
        assert violations(shown.page) == []


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (390, "screen"), (703, "print")])
def test_the_todo_page_fits_and_axe_finds_nothing_wrong(
    browser_tab: Page, tmp_path: Path, width: int, media: str
) -> None:
    faults = (
        Fault("RV-455", params={"commune": LONG * 3, "what": "x"}),
        Fault("RV-459", params={"count": 2, "communes": "Xã A, Xã B"}),
    )
    path = tmp_path / "viec-can-lam.html"
    path.write_text(todo_page(LONG, 2024, faults, "vi"), encoding="utf-8")
    with Shown(browser_tab, path, width, media) as shown:
        assert shown.page.evaluate(TOO_WIDE, width) == []
        assert violations(shown.page) == []
        assert (shown.complaints, shown.requests) == ([], [path.as_uri()])


def test_axe_is_at_work(browser_tab: Page, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<html><body><img src='data:,'><h3>x</h3></body></html>", encoding="utf-8")
    with Shown(browser_tab, path, 1280) as shown:
        found = {item.partition(":")[0] for item in violations(shown.page)}
    assert {"image-alt", "html-has-lang", "document-title"} <= found


def test_a_script_in_a_name_does_not_run(browser_tab: Page, tmp_path: Path) -> None:
    bad = "<img src=x onerror=console.log(1)><script>console.log(2)</script>"
    path = tmp_path / "x.html"
    what = district(
        commune(1, place=place(1, bad), villages=(Village(bad, 5, 1, 1, 0, 0),)), name=bad
    )
    path.write_text(district_page(what, with_target(), "vi"), encoding="utf-8")
    with Shown(browser_tab, path, 1280) as shown:
        assert bad in shown.page.locator("#villages").inner_text()
        assert (shown.complaints, shown.requests) == ([], [path.as_uri()])


def test_a_table_can_be_folded_on_screen_by_the_reader(browser_tab: Page, tmp_path: Path) -> None:
    with Shown(browser_tab, written("two years", tmp_path), 1280) as shown:
        table = shown.page.locator("#t-rates")
        assert table.is_visible()
        shown.page.locator("#rates summary").click()
        assert not table.is_visible()
