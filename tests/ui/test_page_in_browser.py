"""The page in a real browser: every card from the file to what is taken back."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, FileChooser, Page

from support import books
from support.accessible import violations
from support.local_page import WORKS_HERE, LocalPage, local_page
from support.made_up_score_table import write_made_up
from support.page_browser import PATIENCE_MS, chromium

WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def offline_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPage]:
    """The page on a machine without a network: a process that reaches for one ends at once.

    `test_page_safety.py` has files worked on in the process beside the page.
    """
    with local_page(tmp_path_factory.mktemp("home"), WORKS_HERE, offline=True) as page:
        yield page
        assert not (page.home / "outside.txt").exists()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@contextmanager
def opened(served: LocalPage, browser: Browser, *, script: bool = True) -> Iterator[Page]:
    """Open the page in a browser of its own; whatever it complains about fails the test."""
    context = browser.new_context(java_script_enabled=script, base_url=served.origin)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(served.new_url())
    with uncomplaining(served, page):
        yield page
    context.close()


@contextmanager
def uncomplaining(served: LocalPage, page: Page) -> Iterator[None]:
    """Fail for what the page complains about, and for what it asks another machine for."""
    complaints: list[str] = []
    hear: dict[str, Callable[[Any], None]] = {
        "console": lambda said: complaints.append(said.text),
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda asked: complaints.extend(_outside(served, asked.url)),
    }
    for event, listener in hear.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield
    for event, listener in hear.items():
        page.remove_listener(event, listener)
    assert complaints == []


@pytest.fixture(scope="module")
def offline_tab(offline_page: LocalPage, browser: Browser) -> Iterator[Page]:
    """A tab that all tests of this file use, one after the other."""
    with opened(offline_page, browser) as shown:
        yield shown


@pytest.fixture
def front_page(offline_page: LocalPage, offline_tab: Page) -> Iterator[Page]:
    """The tab, at the front page; whatever it complains about fails the test."""
    with uncomplaining(offline_page, offline_tab):
        offline_tab.goto("/")
        yield offline_tab


def _outside(served: LocalPage, url: str) -> list[str]:
    return [] if url.startswith((served.origin, "data:")) else [url]


def fits(page: Page) -> None:
    """Fail for a page that breaks a rule of access or is wider than a wide or a narrow window."""
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0
    assert violations(page) == []


STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']"
)].filter((at) => at.checkVisibility({visibilityProperty: true}) && !at.disabled)"""
"""What gives the stops of the Tab key on a page, in their order."""


def press_to(page: Page, selector: str) -> None:
    """Press Tab from the stop before an element, which then has the focus.

    That Tab comes to that stop as well is what a walk over a whole page shows.
    """
    before = f"""(wanted) => {{
        const stops = ({STOPS})();
        const at = stops.findIndex((stop) => stop.matches(wanted));
        stops[at - 1].focus();
    }}"""
    page.evaluate(before, selector)
    # The field of a day has stops of its own.
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def walked(page: Page) -> int:
    """Press Tab through a whole page, which comes to every stop in order; return how many."""
    follow = f"""() => {{
        window.stops = ({STOPS})();
        window.come = [];
        document.activeElement.blur();
        document.addEventListener("focusin", (event) => window.come.push(event.target));
        window.stops[0].focus();
        return window.stops.length;
    }}"""
    count: int = page.evaluate(follow)
    pressed = 1
    # The field of a day has stops of its own.
    while page.evaluate("window.come.length") < count and pressed < count + 6:
        page.keyboard.press("Tab")
        pressed += 1
    assert page.evaluate("window.come.length") == count
    assert page.evaluate("window.come.findIndex((at, place) => at !== window.stops[place])") == -1
    return count


def press(page: Page, selector: str) -> None:
    """Go to a link or a button by the keyboard alone and press it."""
    press_to(page, selector)
    page.keyboard.press("Enter")


def give(page: Page, name: str, path: Path) -> None:
    """Go to the field of a file by the keyboard; the window that chooses is the system's."""
    press_to(page, f"#{name}")
    page.set_input_files(f"#{name}", path)


def enter(page: Page, name: str, words: str) -> None:
    """Go to a field by the keyboard and type into it in place of what it holds."""
    press_to(page, f"#{name}")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(words)


def card(page: Page, id: str) -> None:
    """Open a card from the front page by the keyboard alone."""
    page.goto("/")
    press(page, f"a.card[href='/cards/{id}']")
    page.wait_for_selector("form.work")


def work(page: Page) -> None:
    """Press the button of a card and wait for the end of its run."""
    before = page.url
    press(page, "main form.work button")
    done(page, before)


def done(page: Page, before: str = "") -> None:
    """Wait for the end of a run, which its events tell: a page that is watched is drawn anew."""
    page.wait_for_url(lambda url: "/runs/" in url and url != before)
    # The server may be closing the connection that the browser takes again.
    address = f"/api/runs/{page.url.rpartition('/')[2]}/events"
    page.request.get(address, timeout=PATIENCE_MS, max_retries=2)
    page.wait_for_selector(".next")


def taken(page: Page, what: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that a button gives, pressed by the keyboard."""
    mark = page.locator(f"a.take:has-text('{what}')").get_attribute("href")
    with page.expect_download() as download:
        press(page, f"a.take[href='{mark}']")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def survey(
    path: Path, *, points: object = 120, year: int = 2024, poor: int = 4, area: object = None
) -> Path:
    rows = [
        books.household("H1", poor, **{"Điểm B1": points}),
        books.household("H2", 2, **{"Họ và tên chủ hộ": "Trần Thị Mẫu"}),
    ]
    if area is not None:
        unknown = "8. Diện tích nhà ở bình quân đầu người"
        rows.append(books.household("H3", 2, **{unknown: None, "Diện tích nhà ở (m2)": area}))
    return books.write(path, rows, info={"Năm rà soát": year})


def test_a_survey_with_faults_becomes_an_accepted_one_with_the_page_alone(
    front_page: Page, tmp_path: Path
) -> None:
    given = survey(tmp_path / "xã Thử.xlsx", points="trăm hai", area=1)
    cell, doubted = (
        next(c.coordinate for r in openpyxl.load_workbook(given)["Hộ"] for c in r if c.value == v)
        for v in ("trăm hai", 1)
    )
    card(front_page, "check")
    press(front_page, "summary")
    fits(front_page)
    give(front_page, "file", given)
    work(front_page)
    assert front_page.inner_text(".verdict").startswith("Tệp được chấp nhận một phần")
    fits(front_page)
    assert walked(front_page) > 10
    assert cell in front_page.inner_text("tr.error")
    assert doubted in " ".join(front_page.locator("tr.open").all_inner_texts())
    press(front_page, ".kinds a.error")
    front_page.wait_for_selector(".kinds a.error[aria-current]")
    assert front_page.locator("tr.warning").count() == 0
    assert "Không đọc được số" in front_page.inner_text(".kinds [aria-current]")
    name, marked = taken(front_page, "Bản đánh dấu")
    assert name == "xã Thử.tra-lai.xlsx"
    copy = openpyxl.load_workbook(io.BytesIO(marked))
    copy["Hộ"][cell] = 120
    copy.save(tmp_path / name)
    give(front_page, "file", tmp_path / name)
    work(front_page)
    fits(front_page)
    assert front_page.locator("tr.error").count() == 0
    press_to(front_page, "input[name=right]")
    front_page.keyboard.press("Space")
    enter(front_page, "right-by-0", "Trần Thị Mẫu")
    press(front_page, "form.right button")
    front_page.wait_for_selector(".tone.good")
    assert front_page.inner_text(".verdict") == "Tệp được chấp nhận."
    fits(front_page)
    name, results = taken(front_page, "Kết quả")
    assert name == "xã Thử.ket-qua.xlsx"
    sheets = openpyxl.load_workbook(io.BytesIO(results)).sheetnames
    assert {"Danh sách", "Kết quả"} <= set(sheets)
    front_page.go_back()
    front_page.wait_for_selector("input[name=right]")
    front_page.go_forward()
    front_page.wait_for_selector(".tone.good")


def test_a_household_is_found_by_a_part_of_its_name_and_explained(
    front_page: Page, tmp_path: Path
) -> None:
    card(front_page, "explain")
    give(front_page, "file", survey(tmp_path / "xa.xlsx"))
    enter(front_page, "household", "t")
    work(front_page)
    assert front_page.locator("table button").count() == 2
    fits(front_page)
    press(front_page, "tr:has(input[value='H2']) button")
    front_page.wait_for_selector("a.take")
    assert "Trần Thị Mẫu" in front_page.inner_text(".verdict")
    name, data = taken(front_page, "gia đình")
    assert name == "giai-thich.html"
    assert "Trần Thị Mẫu" in data.decode()
    with front_page.context.expect_page() as shown:
        press(front_page, "a[target]")
    shown.value.wait_for_load_state()
    border = "getComputedStyle(document.querySelector('.class')).borderTopStyle"
    assert shown.value.evaluate(border) == "solid"


def test_two_years_become_changes_and_a_report(front_page: Page, tmp_path: Path) -> None:
    old, new = (
        survey(tmp_path / f"xa-{year}.xlsx", year=year, poor=poor)
        for year, poor in ((2023, 4), (2024, 1))
    )
    card(front_page, "diff")
    give(front_page, "old", old)
    give(front_page, "new", new)
    work(front_page)
    assert front_page.inner_text(".verdict").startswith("Năm 2024")
    assert taken(front_page, "Excel")[1][:2] == b"PK"
    card(front_page, "report")
    give(front_page, "results", new)
    give(front_page, "previous", old)
    work(front_page)
    fits(front_page)
    assert {name for name, _ in (taken(front_page, "Word"), taken(front_page, "Các biểu"))} == {
        "bao-cao.docx",
        "bieu-mau.xlsx",
    }


def test_a_blank_score_table_is_filled_in_and_kept(front_page: Page, tmp_path: Path) -> None:
    card(front_page, "template")
    press_to(front_page, "#kind")
    front_page.keyboard.press("ArrowDown")
    work(front_page)
    name, _ = taken(front_page, "Bảng điểm B1")
    assert name == "bang-diem-b1.xlsx"
    card(front_page, "b1")
    give(front_page, "file", write_made_up(tmp_path))
    enter(front_page, "year", "2024")
    enter(front_page, "typed_by", "Trần Thị Nhập")
    enter(front_page, "checked_by", "Lê Văn Soát")
    work(front_page)
    assert front_page.inner_text(".verdict") == "Bảng điểm đã được giữ lại trên máy này."
    name, shown = taken(front_page, "Công báo")
    assert name == "bang-diem-b1.txt"
    assert "Tàu, thuyền" in shown.decode()


def test_tab_comes_to_every_stop_in_order(front_page: Page) -> None:
    assert walked(front_page) > 10
    card(front_page, "check")
    press(front_page, "summary")
    assert walked(front_page) > 5


def test_the_keyboard_opens_the_window_that_chooses_a_file(front_page: Page) -> None:
    card(front_page, "check")
    press_to(front_page, "#file")
    chosen: list[FileChooser] = []
    front_page.on("filechooser", lambda found: chosen.append(found))
    # A browser that is busy may not have the page in front yet: the key is pressed again.
    for _ in range(100):
        front_page.keyboard.press("Space")
        front_page.wait_for_timeout(100)
        if chosen:
            break
    assert chosen[0].is_multiple()


def test_it_works_before_the_script_does(
    offline_page: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    with opened(offline_page, browser, script=False) as page:
        page.goto(f"{offline_page.origin}/cards/check")
        page.set_input_files("#file", survey(tmp_path / "xa.xlsx"))
        page.click("main button")
        done(page)
        assert "Tệp được chấp nhận." in page.inner_text("main")


def test_a_dropped_file_is_worked_on_at_once_and_seen_when_the_page_is_opened_again(
    offline_page: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    drop = """async (place) => {
        const kept = new DataTransfer();
        kept.items.add(new File([new Uint8Array([1, 2])], "thả.xlsx"));
        const zone = document.querySelector(place);
        const drop = new DragEvent("drop", {dataTransfer: kept, bubbles: true, cancelable: true});
        return zone.dispatchEvent(drop);
    }"""
    with opened(offline_page, browser) as one, opened(offline_page, browser) as other:
        one.goto(f"{offline_page.origin}/cards/check")
        with one.expect_navigation():
            one.evaluate(drop, ".drop")
        done(one)
        assert "thả.xlsx" in one.inner_text("main h2")
        other.goto(f"{offline_page.origin}/")
        assert "thả.xlsx" in other.locator(".recent li").first.inner_text()
        # A file that misses every box is caught, so that the page stays.
        assert other.evaluate(drop, "h1") is False
        assert other.is_visible("[data-drop-hint]")
        one.goto(f"{offline_page.origin}/")
        address = one.locator(".recent a").first.evaluate("a => a.href")
        assert one.request.get(address).status == 200
        assert other.request.get(address).status == 200
        # Where there is more to give, nothing is sent before the button is pressed.
        other.goto(f"{offline_page.origin}/cards/report")
        assert other.evaluate(drop, "h1") is False
        assert other.evaluate("document.querySelector('#results').files.length") == 1
        assert other.url == f"{offline_page.origin}/cards/report"
        # Files of one work are dropped one after the other.
        other.goto(f"{offline_page.origin}/cards/merge")
        for count in (1, 2):
            other.evaluate(drop, ".drop")
            assert other.evaluate("document.querySelector('#files').files.length") == count
        assert other.url == f"{offline_page.origin}/cards/merge"


def test_english_is_one_switch_away(offline_page: LocalPage, browser: Browser) -> None:
    with opened(offline_page, browser) as page:
        page.goto(f"{offline_page.origin}/cards/b1")
        page.click("text=English")
        page.wait_for_url(f"{offline_page.origin}/cards/b1")
        assert page.inner_text("h1") == "The B1 score table"
        assert page.get_attribute("html", "lang") == "en"
        fits(page)
        page.click("main button")
        assert page.evaluate("document.activeElement.id") == "file"


def test_results_are_added_to_the_register_seen_there_and_taken_back(
    offline_page: LocalPage, front_page: Page, tmp_path: Path
) -> None:
    card(front_page, "register")
    assert f"sẽ lập sổ mới: {offline_page.home / 'so-theo-doi.sqlite'}" in front_page.inner_text(
        ".uses"
    )
    press(front_page, ".group a[href='/cards/register_add']")
    front_page.wait_for_selector("#file")
    give(front_page, "file", survey(tmp_path / "xa.xlsx"))
    work(front_page)
    assert front_page.inner_text(".verdict") == "Đã ghi 2 hộ vào sổ."
    press(front_page, "a[href='/cards/register']")
    front_page.wait_for_selector("#household")
    enter(front_page, "household", "Trần Thị Mẫu")
    work(front_page)
    assert front_page.inner_text(".verdict") == "Hộ Trần Thị Mẫu (H2)"
    assert "H2" not in front_page.url
    fits(front_page)
    press(front_page, ".group a[href='/cards/register_undo']")
    front_page.wait_for_selector("#by")
    work(front_page)
    assert "2024" in front_page.inner_text("table.choices")
    shown = front_page.url
    press(front_page, "form.ask button")
    done(front_page, shown)
    assert front_page.inner_text(".verdict") == "Đã rút đợt ghi."
