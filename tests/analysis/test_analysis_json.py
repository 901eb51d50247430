"""The JSON of an analysis: the keys of its contract, no value where there is none."""

from ravo.analysis.analysis_json import analysis_json
from ravo.analysis.profile import analyse
from support.analysed_rows import ROWS, rows_of

KEYS = {"schema", "k", "universe", "h", "a", "m0", "bounds", "indicators", "groups", "change"}


def test_the_contract() -> None:
    value = analysis_json(analyse(rows_of([[1, 1, 0, 0], [0, 0, 0, 0]], [1, 1]), 2), "vi")
    assert set(value) >= KEYS
    assert (value["schema"], value["k"], value["h"], value["a"], value["m0"]) == (
        *(1, 2, 0.5),
        *(0.5, 0.25),
    )
    first = value["indicators"][0]
    assert {key: first[key] for key in ("no", "uncensored", "censored")} == {
        "no": 1,
        "uncensored": 0.5,
        "censored": 0.5,
    }
    assert (first["contribution"], first["contribution_pct"]) == (0.125, 50)
    assert value["change"] is None


def test_what_is_open_is_none_with_its_bounds() -> None:
    value = analysis_json(analyse(ROWS, 2, by="thon"), "vi")
    assert value["h"] is None
    assert value["bounds"]["h"] == [0.5, 0.75]
    assert value["universe"] == {
        "reviewed": 4,
        "without_class": 0,
        "uncounted": 0,
        "residents": 100,
        "h_of_residents": [0.02, 0.03],
    }
    assert [group["group"] for group in value["groups"]] == ["Ấp 1", ""]


def test_nobody_poor_has_no_intensity() -> None:
    value = analysis_json(analyse(rows_of([[0, 0, 0, 0]], [1]), 2), "vi")
    assert (value["h"], value["a"], value["m0"]) == (0, None, 0)
    assert value["indicators"][0]["contribution_pct"] is None
