"""Columns of frames as plain objects: every kind of blank is None, and text stays text."""

import numpy as np
import pandas as pd

from ravo.frames import plain_values, text_or_none, words_of


def test_every_blank_among_texts_is_none() -> None:
    found = text_or_none(pd.Series(["Ấp Một", None, float("nan"), pd.NA, ""], dtype=object))
    assert found.tolist() == ["Ấp Một", None, None, None, ""]
    assert found.dtype == object


def test_plain_values_keep_what_is_no_blank() -> None:
    days = pd.Series([pd.Timestamp("2024-05-01"), pd.NaT])
    assert plain_values(days) == [pd.Timestamp("2024-05-01"), None]
    assert plain_values(np.array([0.0, np.nan])) == [0.0, None]
    assert plain_values(pd.array([True, pd.NA, False], dtype="boolean")) == [True, None, False]
    assert plain_values(np.array(["", None], dtype=object)) == ["", None]


def test_words_that_come_again_are_one_text_each_and_blanks_none() -> None:
    words = ["".join(["Có", " ", n]) for n in ("một", "hai", "một")]
    found = words_of(np.array([*words, None], dtype=object))
    assert found.tolist() == [*words, None]
    assert found[0] is found[2]
    assert words_of(np.array([None, None], dtype=object)).tolist() == [None, None]
    assert words_of(np.array([], dtype=object)).tolist() == []
