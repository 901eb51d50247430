"""The explanations of many households in one file: a page for each, with the words of the page."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document

from ravo.messages import LANGS, Lang
from ravo.results.explanation_document import families_document
from ravo.results.explanation_family import (
    FamilySheet,
    families_html,
    family_html,
    family_page,
    family_sheet,
)
from ravo.review.explainer import explain, explain_several
from ravo.review.review import Review
from support.small_reviews import build, household

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEMBERS = [
    {"code": "H1", "name": "Trần Thị B", "birth": "1990-05-03", "insured": False},
    {"code": "H3", "name": "Lê Văn C", "birth": "1991-05-03", "insured": False},
]


@pytest.fixture(scope="module")
def explained_review() -> Review:
    homes = [
        household("H1", 130, 4, head_name="Trần <Hữu> & Đức", answer_health_insurance=None),
        household("H2", 140, 2),
        household("H3", 120, 2, answer_information=None, answer_health_insurance=None),
        household("H4", 90, 12, head_name="Nguyễn Thị Ngọc Phương Thảo"),
        household("H5", 100, 6),
    ]
    return build(homes, members=MEMBERS, rejected=[4], period="Định kỳ")


def sheets(review: Review, lang: Lang = "vi") -> list[FamilySheet]:
    return [family_sheet(found, lang) for found in explain_several(review, range(5))]


def paragraphs(document: Any) -> list[str]:
    """Return the words of a document in their order, those of its tables among them."""
    lines = document.element.body.iter(f"{{{W}}}p")
    return ["".join(words.text for words in line.iter(f"{{{W}}}t")) for line in lines]


def test_households_explained_together_are_explained_as_alone(explained_review: Review) -> None:
    together = list(explain_several(explained_review, [4, 0, 2]))
    assert together == [explain(explained_review, place) for place in (4, 0, 2)]
    assert [one.steps[3].members[0].name for one in together[1:]] == ["Trần Thị B", "Lê Văn C"]
    assert list(explain_several(explained_review, [])) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_every_page_is_in_the_document(explained_review: Review, lang: Lang) -> None:
    made = sheets(explained_review, lang)
    document = Document(io.BytesIO(families_document(made, lang)))
    lines = paragraphs(document)
    titles = [place for place, line in enumerate(lines) if line == made[0].page.title]
    assert len(titles) == 5
    ends = [*(place - 1 for place in titles[1:]), len(lines)]
    for place, (first, last) in enumerate(zip(titles, ends, strict=True)):
        page, found = family_page(explain(explained_review, place), lang), lines[first - 1 : last]
        wanted = [page.office, page.title, ": ".join(page.result), page.note, page.income]
        wanted += [": ".join(fact) for fact in page.facts] + [page.why_head, *page.why]
        wanted += [page.deprived, *page.rest, page.listed, *page.foot]
        wanted += [f"•{name}: {value}" for name, value in page.who]
        wanted += [f"•{line}" for line in (*page.complain, *page.gives)]
        assert [line for line in wanted if line and line not in found] == []
        for point in page.points:
            (line,) = (line for line in found if line.startswith(f"•{point.name}:"))
            assert point.rule in line
            assert all(note.removesuffix(".") in line for note in point.about)
        assert sum(line in made[place].words.values() for line in found) >= 8


def test_every_household_but_the_first_begins_a_page(explained_review: Review) -> None:
    document = Document(io.BytesIO(families_document(sheets(explained_review), "vi")))
    breaks = [p.paragraph_format.page_break_before for p in document.paragraphs]
    # The style decides elsewhere: only the first lines of pages say it themselves.
    assert breaks.count(True) == 4
    starts = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert set(starts) == {"Ủy ban nhân dân xã Mỹ An Hưng A"}
    section = document.sections[0]
    paper = (section.page_width, section.page_height)
    assert [round(side.mm) for side in paper if side is not None] == [210, 297]


def test_a_longer_page_has_smaller_letters(explained_review: Review) -> None:
    made = sheets(explained_review)
    assert {sheet.size for sheet in made} == {"", "full", "packed"}
    document = Document(io.BytesIO(families_document(made, "vi")))
    sizes = {
        size: document.styles[f"Ravo Text {size}".strip()].font.size.pt
        for size in ("", "full", "packed")
    }
    assert sizes[""] > sizes["full"] > sizes["packed"] >= 10


def test_signatures_are_not_alone_on_a_page(explained_review: Review) -> None:
    document = Document(io.BytesIO(families_document(sheets(explained_review), "vi")))
    body = [*document.element.body]
    tables = [at for at, block in enumerate(body) if block.tag == f"{{{W}}}tbl"]
    assert len(tables) == 5
    # What the family gets is kept with them; its heading is kept with its lines by its style.
    for at in tables:
        assert body[at - 1].find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None


def test_the_document_is_the_same_bytes_and_undated(explained_review: Review) -> None:
    made = families_document(sheets(explained_review), "vi")
    assert made == families_document(sheets(explained_review), "vi")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {item.date_time[0] for item in archive.infolist()} == {1980}


def test_one_html_file_has_a_sheet_of_paper_for_each(explained_review: Review) -> None:
    made = sheets(explained_review)
    page = families_html(made, "vi")
    assert page.count("<main") == page.count("</main>") == 5
    assert "main + main { break-before: page;" in page
    for place, sheet in enumerate(made):
        alone = family_html(explain(explained_review, place), "vi")
        body = alone[alone.index("<main") : alone.index("</main>")]
        assert body in page
        assert sheet.page.facts[0][1] in body.replace("&lt;", "<").replace("&gt;", ">").replace(
            "&amp;", "&"
        )
    assert "<title>Giải thích kết quả rà soát hộ nghèo năm 2024</title>" in page
