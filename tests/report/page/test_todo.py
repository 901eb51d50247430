"""The office's page of what is left to do: each fault once, frequent ones counted, errors first."""

import pytest

from ravo.faults import Fault
from ravo.formats import ReportFormat
from ravo.messages import LANGS, Lang
from ravo.report.page.todo import todo_page
from support.html_reading import read_page, section

ERROR = Fault("RV-455", params={"commune": "Xã A", "what": "x"})
RARE = Fault("RV-459", params={"count": 2, "communes": "Xã A, Xã B"})
HOSTILE = '<script>alert("x")</script>&{{7*7}}'


def test_frequent_faults_are_counted_and_rare_ones_listed() -> None:
    often = tuple(Fault("RV-455", params={"commune": f"Xã {n}", "what": "x"}) for n in range(11))
    nodes = read_page(todo_page("Huyện Thử", 2024, (RARE, *often), "vi"))
    items = [item for node in nodes if node.tag == "section" for item in node.all("li")]
    assert [item.all("b")[0].text for item in items] == ["RV-455", "RV-459"]
    assert "11 lần" in items[0].text
    assert "Xã A, Xã B" in items[1].text


def test_ten_of_a_kind_are_listed_one_by_one() -> None:
    ten = tuple(Fault("RV-455", params={"commune": f"Xã {n}", "what": "x"}) for n in range(10))
    nodes = read_page(todo_page("Huyện Thử", 2024, ten, "vi"))
    assert len(section(nodes, ten[0].severity).all("li")) == 10


@pytest.mark.parametrize(("lang", "said"), [("vi", "Không có việc nào"), ("en", "Nothing is left")])
def test_an_empty_list_says_so(lang: Lang, said: str) -> None:
    nodes = read_page(todo_page("Huyện Thử", 2024, (), lang))
    assert said in section(nodes, "none").text


@pytest.mark.parametrize("lang", LANGS)
def test_names_cannot_become_markup(lang: Lang) -> None:
    fault = Fault("RV-455", params={"commune": HOSTILE, "what": [HOSTILE]})
    html = todo_page(HOSTILE, 2024, (fault,), lang)
    assert "<script" not in html
    assert HOSTILE in section(read_page(html), fault.severity).text


def test_in_plain_words_the_page_has_no_code_and_no_command() -> None:
    fault = Fault(
        "RV-477",
        params={"count": 3, "communes": "Xã A", "first": "", "file": "a.xlsx", "report": "ravo x"},
    )
    pages = [todo_page("Huyện A", 2024, [fault], "vi", who) for who in ("operator", "plain")]
    assert ["RV-477" in page for page in pages] == [True, False]
    assert ["ravo x" in page for page in pages] == [True, False]
    assert "«So sánh với năm trước»" in pages[1]


def test_a_counted_fault_names_only_files_that_the_report_has() -> None:
    often = [Fault("RV-455", params={"commune": f"Xã {n}", "what": "x"}) for n in range(11)]
    cases: dict[tuple[ReportFormat, ...], str] = {
        ("html",): "lập lại báo cáo ở dạng xlsx để có trang Đối chiếu ghi từng trường hợp.",
        ("xlsx",): "từng trường hợp ghi ở trang Đối chiếu của bieu-mau.xlsx.",
        ("json", "csv"): "từng trường hợp ghi trong report.json.",
        ("json", "xlsx"): "trang Đối chiếu của bieu-mau.xlsx và trong report.json.",
    }
    for formats, words in cases.items():
        page = todo_page("Huyện Thử", 2024, often, "vi", formats=formats)
        assert f"11 lần; {words}".replace("lần; trang", "lần; từng trường hợp ghi ở trang") in page
