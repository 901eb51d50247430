"""The page of a comparison in a real Chromium: no error, nothing wider than window or paper."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ravo.changes.comparison import Changes, compare
from ravo.changes.output.page import changes_html
from support.accessible import violations
from support.page_browser import PATIENCE_MS, chromium
from support.years import home, review, year

pytestmark = pytest.mark.skipif(
    os.environ.get("RAVO_BROWSER") == "none", reason="told that this machine has no browser"
)
A4_WIDTH = 703
TOO_WIDE = """(width) => [...document.querySelectorAll('body *')].filter(e => {
  if (e.closest('.sr')) return false;
  if (e.parentElement.closest('.scroll') && !matchMedia('print').matches) return false;
  const r = e.getBoundingClientRect();
  return r.width > 0 && r.height > 0 && (r.right > width + 1 || r.left < -1);
}).map(e => e.tagName + ' ' + e.textContent.slice(0, 40))"""
CUT_LABELS = """() => [...document.querySelectorAll('svg text')].filter(t => {
  const s = t.closest('svg').getBoundingClientRect(), r = t.getBoundingClientRect();
  return s.width > 0 && (r.left < s.left - 1 || r.right > s.right + 1);
}).map(t => t.textContent)"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('main *, header *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => e.getBoundingClientRect().width > 2 && !e.closest('.sr'))
  .map(e => { const svg = e.closest('svg'), size = parseFloat(getComputedStyle(e).fontSize);
    return svg ? size * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : size; }))"""


def long_names() -> Changes:
    """Return many communes with long names whose households go from every class to every other."""
    classes = ("poor", "near_poor", "not_poor", "undetermined")
    sides = []
    for side, number in enumerate((2023, 2024)):
        books = []
        for n in range(6):
            place = {
                "commune": f"Thị trấn Nông trường Việt Lâm Thượng {n}",
                "commune_code": None,
            }
            homes = [
                home(
                    f"H{n}-{k}",
                    classes[(k + side * (k // 4)) % 4],
                    head_name=f"Công Tằng Tôn Nữ Thị Ngọc Huyền {'ABCDEFGHIKLMNOPQ'[k]}",
                    village="Thôn Bản Mới Tái Định Cư Số 12",
                )
                for k in range(16)
            ]
            books.append(review(homes, number, **place))
        sides.append(year(number, *books))
    return compare(*sides)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize(
    ("width", "media", "least"),
    [(1280, "screen", 12), (390, "screen", 11), (A4_WIDTH, "print", 8 * 96 / 72)],
)
def test_nothing_is_cut_off_and_nothing_is_tiny(
    browser: Browser, tmp_path: Path, width: int, media: Any, least: float
) -> None:
    path = tmp_path / "bien-dong.html"
    path.write_text(changes_html(long_names(), "vi"), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: complaints.append(asked.url))
    page.goto(path.as_uri())
    page.emulate_media(media=media)
    assert [said for said in complaints if said != path.as_uri()] == []
    assert page.evaluate(TOO_WIDE, width) == []
    assert page.evaluate(CUT_LABELS) == []
    assert page.evaluate(SMALLEST) >= least
    assert violations(page) == []
    page.close()
