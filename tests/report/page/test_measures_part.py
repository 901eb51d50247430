"""The part of the page about the measures: counted by hand, open answers, years that differ."""

import re
from dataclasses import replace

import numpy as np
import pytest

from ravo.analysis.answer_patterns import patterns_of
from ravo.report.figures.model import CommuneFigures, District
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.figures import figures_of
from ravo.report.page.model import MeasureFigures
from ravo.report.page.page import district_page
from support.page_districts import commune, district, with_last

COUNT = 3


def answering(number: int, *rows: tuple[int, int], households: int = 1) -> CommuneFigures:
    """Return a commune; each of its rows has so many deprivations, and so many unknown answers."""
    matrix = np.zeros((len(rows), COUNT))
    for row, (deprived, unknown) in enumerate(rows):
        matrix[row, :deprived] = 1
        matrix[row, deprived : deprived + unknown] = np.nan
    sizes = np.full(len(rows), float(households))
    return replace(commune(number, 1), answers=patterns_of(matrix, sizes))


def of_two(*communes: CommuneFigures, year: int = 2024) -> District:
    """Return a district in which two deprivations of three are many."""
    return district(*communes, year=year, fewest_poor=2)


def measured(found: District) -> MeasureFigures:
    measures = figures_of(found, ReportSettings()).measures
    assert measures is not None
    return measures


def test_the_whole_and_its_communes() -> None:
    found = measured(of_two(answering(1, (2, 0), (0, 0)), answering(2, (3, 0), (1, 0))))
    assert (found.k, found.households, found.h_least, found.h_most) == (2, 4, 50, 50)
    assert (found.a_least, found.m0_least) == (83.33, 0.4167)
    assert [(one.households, one.least) for one in found.places] == [(2, 50), (2, 50)]
    assert found.places[0].deprived == (50, 50, 0)
    assert (found.indicators[0].least, found.indicators[2].least) == (50, 25)
    assert sum(one.part_least or 0 for one in found.indicators) == pytest.approx(100, abs=0.1)


def test_an_unknown_answer_leaves_it_between_two_ends() -> None:
    found = measured(of_two(answering(1, (1, 1), (0, 0))))
    assert (found.h_least, found.h_most) == (0, 50)
    page = district_page(of_two(answering(1, (1, 1), (0, 0))), ReportSettings(), "vi")
    assert "0,00 – 50,00 % thiếu hụt từ 2 chỉ số" in page
    assert "Câu trả lời còn trống" in page


def test_the_change_since_last_year_and_its_parts() -> None:
    now = of_two(answering(1, (2, 0), (0, 0)))
    found = measured(with_last(now, of_two(answering(1, (3, 0), (0, 0)), year=2023))).change
    assert found is not None
    assert (found.year, found.m0, found.incidence, found.intensity) == (2023, -0.1667, 0, -0.1667)


def test_nobody_is_a_sentence() -> None:
    page = district_page(of_two(answering(1, (1, 0))), ReportSettings(), "vi")
    assert "không có hộ nào thiếu hụt từ 2 chỉ số" in page


def test_a_commune_without_answers_leaves_the_part_out() -> None:
    found = figures_of(of_two(answering(1, (3, 0)), commune(2, 1)), ReportSettings())
    assert found.measures is None
    assert "Alkire" not in district_page(of_two(commune(2, 1)), ReportSettings(), "vi")


def test_the_shades_follow_the_range_of_the_shares_and_their_key_lies_beside_them() -> None:
    # Of a hundred and of fifty households one: shares of 1 and 2 %, which one scale of all would
    # not part.
    found = of_two(answering(1, (2, 0), *[(0, 0)] * 99), answering(2, (2, 0), *[(0, 0)] * 49))
    part = district_page(found, ReportSettings(), "vi").partition('<section id="measures">')[2]
    part = part.partition("</section>")[0]
    heat = part.partition("<ul")[2]
    assert part.index('<div class="block map">') < part.index('<ul class="key"')
    looks = set(re.findall(r'class="(heat h\d)"', heat.partition("<figure")[2]))
    keyed = re.findall(r'class="(heat h\d)"', heat.partition("</ul>")[0])
    assert looks <= set(keyed)
    assert len(looks) == 3
    assert "≥ 80 %" not in part
