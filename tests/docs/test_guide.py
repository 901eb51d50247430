"""The officers' guide and the READMEs: their commands exist, their pictures are there and small."""

import os
import re
import shlex
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from ravo.cli import app
from ravo.contract.columns import SHEETS
from ravo.contract.merged_marks import CONFLICTS
from ravo.formats import EVERY_REPORT_FILE
from ravo.messages import text as words
from ravo.ui.cards import CARDS
from ravo.xlsx import sheet_names
from support import programs
from support.accessible import violations
from support.folders import ROOT
from support.page_browser import PATIENCE_MS, chromium

DOCS = ROOT / "docs"
PAGES = ("README.md", "README.vi.md", "docs/huong-dan.md")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)\)")
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANY_COMMAND = re.compile(r"^(?:\.venv\\Scripts\\)?ravo ", re.MULTILINE)
LARGEST, ALL_OF_DOCS = 200_000, 1_700_000
A4_PAGES = 8


@pytest.fixture(scope="module")
def guide_tool() -> ModuleType:
    return programs.tool("guide")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[list[str]]:
    """Return the words of every command that a page has in a block, without `ravo` and remarks."""
    lines = [line for block in BLOCK.findall(text(name)) for line in block.splitlines()]
    typed = [line.split("  #")[0] for line in lines if ANY_COMMAND.match(line)]
    return [shlex.split(line.replace("\\", "/"))[1:] for line in typed]


def misnamed(words: list[str]) -> list[str]:
    """Return the words of a command that the program does not know."""
    command: Any = typer.main.get_command(app)
    rest = list(words)
    while getattr(command, "commands", None):
        if not rest or rest[0] not in command.commands:
            return rest[:1] or ["(no command)"]
        command = command.commands[rest.pop(0)]
    options = {
        option
        for param in command.get_params(command.make_context("", [], resilient_parsing=True))
        if param.param_type_name == "option"
        for option in (*param.opts, *param.secondary_opts)
    }
    return [word for word in rest if word.startswith("-") and word not in options]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_is_one_of_the_program(page: str) -> None:
    found = commands(page)
    assert len(found) >= 6
    assert [words for words in found if misnamed(words)] == []


def test_a_command_that_is_none_would_be_seen() -> None:
    assert misnamed(["score", "x", "--no-such-option"]) == ["--no-such-option"]
    assert misnamed(["criteria", "none"]) == ["none"]


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_links_to_is_there_and_pictures_are_small(page: str) -> None:
    folder = (ROOT / page).parent
    pictures = PICTURE.findall(text(page))
    assert pictures
    assert [name for name in LINK.findall(text(page)) if not (folder / name).exists()] == []
    assert [name for name in pictures if (folder / name).stat().st_size > LARGEST] == []


def test_every_picture_is_shown_somewhere_and_docs_stay_small() -> None:
    shown = {Path(name).name for page in PAGES for name in PICTURE.findall(text(page))}
    assert {path.name for path in DOCS.glob("*.png")} == shown
    assert sum(path.stat().st_size for path in DOCS.rglob("*") if path.is_file()) < ALL_OF_DOCS


def test_the_page_to_send_is_the_guide_and_needs_no_other_file(guide_tool: ModuleType) -> None:
    written = text("docs/huong-dan.html")
    assert written == guide_tool.page(), "run: make docs"
    sources = re.findall(r'(?:src|href)="([^"]{0,30})', written)
    assert len(sources) == len(PICTURE.findall(text("docs/huong-dan.md")))
    assert {source[:22] for source in sources} == {"data:image/png;base64,"}


def test_the_files_that_the_guide_says_a_report_has_are_those_that_it_has() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", text("docs/huong-dan.md"), re.MULTILINE)
    named = re.findall(r"`([^`]+)`", " ".join(rows))
    assert sorted([*named, "report.json"]) == sorted(EVERY_REPORT_FILE)


def test_the_sheets_that_the_guide_names_are_those_that_ravo_writes() -> None:
    named = set(re.findall(r"rang (?:đầu, )?\*\*([^*]+)\*\*", text("docs/huong-dan.md")))
    sheets = {value for value in vars(sheet_names).values() if isinstance(value, str)}
    assert {"Hộ", sheet_names.LIST, sheet_names.CONFIRM} < named
    assert named - {*sheets, *SHEETS.values(), CONFLICTS} == set()


def test_the_guide_names_every_card_of_the_front_page_by_its_title() -> None:
    table = text("docs/huong-dan.md").partition("| Thẻ trên trang |")[2].partition("\n\n")[0]
    titles = {words(f"ui.card_{card.id}").vi for card in CARDS if not card.under}
    assert set(re.findall(r"\*([^*]+)\*", table)) == titles


@pytest.mark.skipif(
    os.environ.get("RAVO_BROWSER") == "none", reason="told that this machine has no browser"
)
def test_the_page_fits_a_telephone_and_few_sheets_of_paper() -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.set_default_timeout(PATIENCE_MS)
        page.goto((DOCS / "huong-dan.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert violations(page) == []
        printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == A4_PAGES
