"""Columns of cells that were read back."""

import numpy as np

from ravo.results.cell_columns import figures_in, texts_in


def test_texts_are_texts_blanks_none_and_typed_codes_text() -> None:
    assert texts_in(("a", "", "0")).tolist() == ["a", None, "0"]
    assert texts_in(["a", 7.0, 1.5, ""]).tolist() == ["a", "7", "1.5", None]
    assert texts_in([]).tolist() == []


def test_only_figures_are_figures() -> None:
    found = figures_in([1.5, 2, "", "3"])
    assert found[:2].tolist() == [1.5, 2.0]
    assert np.isnan(found[2:]).all()
