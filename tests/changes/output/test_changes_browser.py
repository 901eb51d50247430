"""The page of a comparison in a real Chromium: no error, nothing wider than window or paper."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from ravo.changes.comparison import Changes, compare
from ravo.changes.output.page import changes_html
from support.accessible import KINDS, violations
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


def long_names(communes: int = 6) -> Changes:
    """Return communes with long names whose households go from every class to every other."""
    classes = ("poor", "near_poor", "not_poor", "undetermined")
    sides = []
    for side, number in enumerate((2023, 2024)):
        books = []
        for n in range(communes):
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
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "bien-dong.html"
    path.write_text(changes_html(long_names(), "vi"), encoding="utf-8")
    return path


SIZES = [(1280, "screen", 12), (390, "screen", 11), (A4_WIDTH, "print", 8 * 96 / 72)]


def shown(tab: Page, path: Path, width: int, media: Any) -> list[str]:
    """Show a page; return what it complained of and what else it asked for."""
    complaints: list[str] = []
    heard = {
        "console": lambda said: complaints.append(said.text),
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda asked: complaints.append(asked.url),
    }
    tab.goto("about:blank")
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(media=media)
    for event, listener in heard.items():
        tab.on(event, listener)  # type: ignore[call-overload]
    tab.goto(path.as_uri())
    for event, listener in heard.items():
        tab.remove_listener(event, listener)
    return [said for said in complaints if said != path.as_uri()]


@pytest.mark.parametrize(("width", "media", "least"), SIZES)
def test_nothing_is_cut_off_and_nothing_is_tiny(
    browser_tab: Page, long: Path, width: int, media: Any, least: float
) -> None:
    assert shown(browser_tab, long, width, media) == []
    assert browser_tab.evaluate(TOO_WIDE, width) == []
    assert browser_tab.evaluate(CUT_LABELS) == []
    assert browser_tab.evaluate(SMALLEST) >= least


def test_axe_finds_nothing_wrong(browser_tab: Page, long: Path, tmp_path: Path) -> None:
    """A page of two communes has elements of all kinds that one of many has, and far fewer."""
    path = tmp_path / "hai-xa.html"
    path.write_text(changes_html(long_names(2), "vi"), encoding="utf-8")
    shown(browser_tab, long, 1280, "screen")
    kinds = browser_tab.evaluate(KINDS)
    for width, media, _ in SIZES:
        shown(browser_tab, path, width, media)
        assert browser_tab.evaluate(KINDS) == kinds
        assert violations(browser_tab) == []
