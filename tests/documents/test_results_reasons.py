"""Reasons by results: a letter says the same as by the survey that they were scored from."""

from pathlib import Path

from ravo.documents.gathered import edition_of
from ravo.documents.refusals import articles
from ravo.documents.results_reasons import explained_by
from ravo.results.explanation_family import family_page
from ravo.results.workbook import write_results
from ravo.review.explainer import explain
from support.books import household, write
from support.paper_homes import paper_home
from support.results_files import read_results_file
from support.reviews import review

INCOME = "Thu nhập bình quân (đồng/người/tháng)"
FARMS = "Làm nông, lâm, ngư, diêm nghiệp"
ASKED = "Đề nghị xác định mức sống trung bình"
HOMES = [
    household("H1", 4),
    household("H2", 1),
    household("H3", 2, **{"Điểm B1": 146}),
    household("H4", 0, **{"Điểm B1": None, INCOME: 2_000_000, FARMS: "Có", ASKED: "Có"}),
    household("H5", 0, **{"Điểm B1": None, INCOME: 3_000_000, FARMS: "Có", ASKED: "Có"}),
    household("H6", 3, **{"Điểm B1": None}),
    household("H7", 2, **{"Điểm B1": 140, "Khu vực": "Thành thị"}),
    household("H8", 3, **{"Điểm B1": 141}),
]


def test_results_give_the_reasons_and_articles_of_the_survey(tmp_path: Path) -> None:
    judged = review(write(tmp_path / "a.xlsx", HOMES))
    write_results(judged, tmp_path / "a.ket-qua.xlsx", "vi")
    results = read_results_file(tmp_path / "a.ket-qua.xlsx")
    edition = edition_of(results)
    assert edition is not None
    assert results.edition_sha256 == edition.checksum
    seen = set()
    for place in range(len(HOMES)):
        due, found = explain(judged, place), explained_by(results, edition, place)
        assert (found.code, found.klass, found.b2) == (due.code, due.klass, due.b2)
        pages = [family_page(one, "vi") for one in (due, found)]
        said = [
            (page.income, page.deprived, [point.name for point in page.points], page.why)
            for page in pages
        ]
        assert said[0] == said[1]
        for request in ("enter", "average"):
            home = paper_home(place, due.klass, request=request)
            assert articles(home, found, edition) == articles(home, due, edition)
        assert found.income == due.income
        seen.add(due.klass)
    assert {"poor", "near_poor", "not_poor", "average_living", "undetermined"} == seen
