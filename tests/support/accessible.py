"""What axe-core finds wrong on a page that a browser shows."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

CONTRAST = "color-contrast"
"""The rule that text has a contrast of at least 4.5 to what is behind it, large text of 3."""

KINDS = """() => [...new Set([...document.querySelectorAll('body *')].map(e => {
  const kinds = [];
  for (let up = e; up.tagName !== 'HTML'; up = up.parentElement) {
    kinds.push(up.tagName + '.' + (up.getAttribute('class') || ''));
  }
  return kinds.join(' ');
}))].sort()"""
"""Of what kinds the elements of a page are, each with those that it is in."""


@cache
def _axe() -> str:
    return (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return the rules that a page breaks, each with the elements that break it."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 5, "axe-core looked at nothing"
    assert CONTRAST in {rule["id"] for rule in (*found["passes"], *found["violations"])}
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
