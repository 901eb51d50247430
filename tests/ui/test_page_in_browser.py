"""The page in a real browser: every card from the file to what is taken back."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, FileChooser, Page

from support import books
from support.accessible import violations
from support.local_page import LocalPage, local_page
from support.page_browser import PATIENCE_MS, chromium

WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPage]:
    with local_page(tmp_path_factory.mktemp("home")) as page:
        yield page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@contextmanager
def opened(served: LocalPage, browser: Browser, *, script: bool = True) -> Iterator[Page]:
    """Open the page in a browser of its own; whatever it complains about fails the test."""
    context = browser.new_context(java_script_enabled=script)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: complaints.extend(_outside(served, asked.url)))
    page.goto(served.new_url())
    yield page
    context.close()
    assert complaints == []


def _outside(served: LocalPage, url: str) -> list[str]:
    return [] if url.startswith((served.origin, "data:")) else [url]


def fits(page: Page) -> None:
    """Fail for a page that breaks a rule of access or is wider than a wide or a narrow window."""
    for width, height in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0


def done(page: Page) -> None:
    page.wait_for_selector(".next")


def taken(page: Page, what: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that a button gives."""
    with page.expect_download() as download:
        page.click(f"a.take:has-text('{what}')")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def survey(path: Path, *, points: object = 120, year: int = 2024, poor: int = 4) -> Path:
    rows = [
        books.household("H1", poor, **{"Điểm B1": points}),
        books.household("H2", 2, **{"Họ và tên chủ hộ": "Trần Thị Mẫu"}),
    ]
    return books.write(path, rows, info={"Năm rà soát": year})


def test_a_survey_with_faults_becomes_an_accepted_one_with_the_page_alone(
    served: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    with opened(served, browser) as page:
        fits(page)
        page.click("text=Kiểm tra bảng khảo sát")
        fits(page)
        page.set_input_files("#file", survey(tmp_path / "xã Thử.xlsx", points="trăm hai"))
        page.click("main button")
        done(page)
        fits(page)
        assert "một phần" in page.inner_text(".verdict")
        row = page.inner_text("tr.error")
        book = openpyxl.load_workbook(tmp_path / "xã Thử.xlsx")
        cell = next(c for r in book["Hộ"].iter_rows() for c in r if c.value == "trăm hai")
        assert cell.coordinate in row
        page.click(".kinds a.error")
        assert page.inner_text(".kinds [aria-current]").startswith("Không đọc được số")
        name, marked = taken(page, "Bản đánh dấu")
        assert name == "xã Thử.tra-lai.xlsx"
        copy = openpyxl.load_workbook(io.BytesIO(marked))
        copy["Hộ"][cell.coordinate] = 120
        corrected = tmp_path / name
        copy.save(corrected)
        page.set_input_files("#file", corrected)
        page.click("main form.work button")
        page.wait_for_url(f"{served.origin}/runs/*")
        page.wait_for_selector(".tone.good")
        assert page.inner_text(".verdict") == "Tệp được chấp nhận."
        name, results = taken(page, "Kết quả")
        sheets = openpyxl.load_workbook(io.BytesIO(results)).sheetnames
        assert {"Danh sách", "Kết quả"} <= set(sheets)


def test_a_household_is_found_by_a_part_of_its_name_and_explained(
    served: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    with opened(served, browser) as page:
        page.goto(f"{served.origin}/cards/explain")
        page.set_input_files("#file", survey(tmp_path / "xa.xlsx"))
        page.fill("#household", "t")
        page.click("main button")
        done(page)
        fits(page)
        assert page.locator("table button").count() == 2
        page.click("tr:has-text('Trần Thị Mẫu') button")
        page.wait_for_selector("a.take")
        assert "Trần Thị Mẫu" in page.inner_text(".verdict")
        fits(page)
        name, data = taken(page, "gia đình")
        assert name == "giai-thich.html"
        assert "Trần Thị Mẫu" in data.decode()
        with page.context.expect_page() as shown:
            page.click("text=Xem và in >> nth=0")
        shown.value.wait_for_load_state()
        border = "getComputedStyle(document.querySelector('.class')).borderTopStyle"
        assert shown.value.evaluate(border) == "solid"


def test_blanks_years_and_reports_come_back(
    served: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    old, new = (
        survey(tmp_path / f"xa-{year}.xlsx", year=year, poor=poor)
        for year, poor in ((2023, 4), (2024, 1))
    )
    with opened(served, browser) as page:
        page.goto(f"{served.origin}/cards/template")
        fits(page)
        page.fill("#year", "2024")
        page.click("main button")
        done(page)
        assert taken(page, "Bảng khảo sát")[0] == "bang-khao-sat-2024.xlsx"
        page.goto(f"{served.origin}/cards/diff")
        page.set_input_files("#old", old)
        page.set_input_files("#new", new)
        page.click("main button")
        done(page)
        fits(page)
        assert page.inner_text(".verdict").startswith("Hai năm có thay đổi")
        assert taken(page, "Excel")[1][:2] == b"PK"
        page.goto(f"{served.origin}/cards/report")
        page.set_input_files("#results", new)
        page.set_input_files("#previous", old)
        page.click("main button")
        done(page)
        fits(page)
        assert {name for name, _ in (taken(page, "Word"), taken(page, "Các biểu"))} == {
            "bao-cao.docx",
            "bieu-mau.xlsx",
        }


def test_the_keyboard_alone_leads_from_the_front_page_to_a_verdict(
    served: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    def press_to(page: Page, selector: str) -> None:
        """Press Tab until an element has the focus, at most as often as the page has stops."""
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
        raise AssertionError(f"{selector} is not reached by Tab")

    with opened(served, browser) as page:
        press_to(page, "a.card[href='/cards/check']")
        page.keyboard.press("Enter")
        page.wait_for_selector("#file")
        press_to(page, "#file")
        chosen: list[FileChooser] = []
        page.on("filechooser", lambda found: chosen.append(found))
        # A browser that is busy may not have the page in front yet: the key is pressed again.
        for _ in range(20):
            page.keyboard.press("Space")
            page.wait_for_timeout(500)
            if chosen:
                break
        chosen[0].set_files(survey(tmp_path / "xa.xlsx"))
        press_to(page, "form.work button")
        page.keyboard.press("Enter")
        done(page)
        assert page.inner_text(".verdict") == "Tệp được chấp nhận."


def test_it_works_before_the_script_does(
    served: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    with opened(served, browser, script=False) as page:
        page.goto(f"{served.origin}/cards/check")
        page.set_input_files("#file", survey(tmp_path / "xa.xlsx"))
        page.click("main button")
        done(page)
        assert "Tệp được chấp nhận." in page.inner_text("main")


def test_a_dropped_file_is_worked_on_at_once_and_two_browsers_do_not_meet(
    served: LocalPage, browser: Browser, tmp_path: Path
) -> None:
    drop = """async () => {
        const kept = new DataTransfer();
        kept.items.add(new File([new Uint8Array([1, 2])], "thả.xlsx"));
        const zone = document.querySelector(".drop");
        zone.dispatchEvent(new DragEvent("drop", {dataTransfer: kept, bubbles: true}));
    }"""
    with opened(served, browser) as one, opened(served, browser) as other:
        one.goto(f"{served.origin}/cards/check")
        with one.expect_navigation():
            one.evaluate(drop)
        done(one)
        assert "thả.xlsx" in one.inner_text("main h2")
        other.goto(f"{served.origin}/")
        assert other.locator(".recent").count() == 0
        one.goto(f"{served.origin}/")
        assert one.locator(".recent li").count() == 1
        address = one.locator(".recent a").evaluate("a => a.href")
        assert one.request.get(address).status == 200
        assert other.request.get(address).status == 404


def test_english_is_one_switch_away(served: LocalPage, browser: Browser) -> None:
    with opened(served, browser) as page:
        page.goto(f"{served.origin}/cards/b1")
        page.click("text=English")
        page.wait_for_url(f"{served.origin}/cards/b1")
        assert page.inner_text("h1") == "The B1 score table"
        assert page.get_attribute("html", "lang") == "en"
        fits(page)
        page.click("main button")
        assert page.evaluate("document.activeElement.id") == "file"
