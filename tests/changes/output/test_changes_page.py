"""The page of a comparison and its picture: every household once, nobody by name."""

import pytest

from ravo.changes.comparison import compare
from ravo.changes.output.flow import flow_of
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


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_names_nobody_and_escapes_the_codes_of_households_that_moved(lang: Lang) -> None:
    people = {"head_name": "Nguyễn Văn Thử"}
    changes = diff([home("H<1>", **people)], [home("H<1>", "near_poor", **people)])
    page = changes_html(changes, lang)
    assert "H&lt;1&gt;" in page
    assert "H<1>" not in page
    assert "Nguyễn Văn Thử" not in page
