"""The page of a comparison and its picture: every household once, no code and no number."""

import re

import pytest

from ravo.changes.comparison import compare
from ravo.changes.output.flow import NARROW, WIDE, FlowFrame, flow_of
from ravo.changes.output.page import changes_html
from ravo.messages import LANGS, Lang
from support.years import diff, home, review, year


def test_bands_are_as_wide_as_their_households_are_many() -> None:
    changes = compare(
        year(2023, review([home("H1"), home("H2"), home("H3"), home("H4", "near_poor")], 2023)),
        year(
            2024, review([home("H1"), home("H2", "near_poor"), home("H3"), home("H4", "near_poor")])
        ),
    )
    picture = flow_of(changes, "vi")
    counts = sorted(int(value) for value in changes.matrix.to_numpy().ravel() if value)
    assert counts == [1, 1, 2]
    assert sorted(int(band.title.rpartition(" ")[2]) for band in picture.bands) == counts
    heights = {int(bar.label.rpartition(" ")[2]): bar.height for bar in picture.bars}
    assert heights[3] == pytest.approx(3 * heights[1], abs=0.2)
    assert all(0 <= bar.y <= bar.y + bar.height <= picture.height for bar in picture.bars)


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_bands_stay_between_the_labels(frame: FlowFrame) -> None:
    picture = flow_of(diff([home("H1")], [home("H1", "near_poor")]), "vi", frame)
    (band,) = picture.bands
    ends = [float(x) for x in re.findall(r"[MCL ](\d+\.\d),", band.path)]
    assert (min(ends), max(ends)) == (frame.margin, frame.width - frame.margin)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_names_heads_escaped_and_shows_no_code_and_no_number(lang: Lang) -> None:
    people = {"head_name": "Nguyễn <b>Thử", "head_citizen_id": "087060000001"}
    changes = diff([home("H-9<1>", **people)], [home("H-9<1>", "near_poor", **people)])
    page = changes_html(changes, lang)
    assert "Nguyễn &lt;b&gt;Thử" in page
    assert "<b>Thử" not in page
    assert "H-9" not in page
    assert not re.search(r"0{4}0?1\b", page)


def test_a_long_list_is_counted_and_never_cut_in_silence() -> None:
    heads = [f"Người {a}{b}" for a in "abcdefghiklmnopq" for b in "abcdefghiklmnopq"][:201]
    sides = [
        [home(f"H{n}", klass, head_name=name) for n, name in enumerate(heads)]
        for klass in ("poor", "near_poor")
    ]
    page = changes_html(diff(*sides), "vi")
    assert page.count('<th scope="row">Người') == 60
    assert "Hộ nghèo thành hộ cận nghèo: 201 hộ" in page
    assert "… và 141 hộ nữa, ghi đủ ở trang Hộ thay đổi" in page


def test_differences_not_accounted_for_have_a_column_with_signs() -> None:
    page = changes_html(diff([home("H1")], [home("H1", "undetermined")]), "vi")
    assert '<td class="signed">\u22121</td>' in page
    assert '<td class="signed">\u22123</td>' in page
    assert "Diễn biến của hộ nghèo, hộ cận nghèo (biểu 2) còn chênh lệch" in page
    back = changes_html(diff([home("H1", "undetermined")], [home("H1")]), "vi")
    assert '<td class="signed">+1</td>' in back
    assert 'signed">' not in changes_html(diff([home("H1")], [home("H1")]), "vi")
