"""Where the lines of an edition are tried, and what is found where they leave a gap or overlap."""

from pathlib import Path
from typing import Any

import pytest

from ravo.criteria import load_edition
from ravo.criteria.model import ClassLine, Edition
from ravo.criteria.tiling import counts, probes, untiled
from ravo.faults import InputProblem

NATIONAL = load_edition("nd07-2021")
SOURCE = NATIONAL.path.read_text("utf-8")


def line(klass: str, upto: float | None, **more: Any) -> ClassLine:
    mark = "absent" if upto is None else "quoted"
    base = {"citation": "nd07-2021", "mark": mark, "klass": klass, "upto": upto, "unit": "điểm"}
    return ClassLine.model_validate({**base, **more})


def edition(*lines: ClassLine) -> Edition:
    """Return the national edition with these lines of B1 for rural households."""
    areas = {
        klass: getattr(NATIONAL.b1, klass).model_copy(
            update={"rural": tuple(item for item in lines if item.klass == klass)}
        )
        for klass in ("poor", "near_poor", "average_living")
    }
    return NATIONAL.model_copy(update={"b1": NATIONAL.b1.model_copy(update=areas)})


def test_values_are_tried_on_both_sides_of_every_bound_and_at_nought() -> None:
    lines = (line("poor", 140), line("average_living", 200, above=150), line("near_poor", None))
    assert probes(lines) == [0, 139.5, 140, 140.5, 149.5, 150, 150.5, 199.5, 200, 200.5]
    assert probes(()) == [0]


def test_every_count_that_can_occur_is_tried() -> None:
    assert counts((line("poor", 140, at_least=3),), 12) == list(range(13))
    assert counts((line("poor", 140, at_least=3),), 0) == [0, 1, 2, 3]
    assert counts((), 2) == [0, 1, 2]


POOR, NEAR = line("poor", 140, at_least=3), line("near_poor", 140, at_most=2)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((POOR, NEAR), set()),
        ((), {(0.0, 0, 0)}),
        ((line("average_living", 200, above=140),), {(0.0, 0, 0)}),
        ((POOR, line("near_poor", 140, at_most=1)), {(0.0, 2, 0), (139.5, 2, 0), (140.0, 2, 0)}),
        ((POOR, line("near_poor", 140, at_most=3)), {(0.0, 3, 2), (139.5, 3, 2), (140.0, 3, 2)}),
        ((POOR, line("near_poor", None, at_most=2)), set()),
        ((POOR, NEAR, line("average_living", None)), set()),
        (
            (POOR, line("near_poor", 139, at_most=2), line("average_living", None)),
            {
                (139.5, 0, 0),
                (139.5, 1, 0),
                (139.5, 2, 0),
                (140.0, 0, 0),
                (140.0, 1, 0),
                (140.0, 2, 0),
            },
        ),
        ((POOR, NEAR, line("average_living", 200, above=140)), set()),
        (
            (POOR, NEAR, line("average_living", 200, above=150)),
            {(value, count, 0) for value in (140.5, 149.5, 150.0) for count in range(13)},
        ),
    ],
)
def test_each_value_and_count_belongs_to_one_line(
    lines: tuple[ClassLine, ...], found: set[tuple[float, int, int]]
) -> None:
    got = untiled(edition(*lines))
    assert {(value, count, holding) for *_, value, count, holding in got} == found
    assert {(measure, area) for measure, area, *_ in got} <= {("b1", "rural")}


def test_a_gap_is_named_at_the_class_it_is_missed_in_and_an_overlap_at_the_later_line(
    tmp_path: Path,
) -> None:
    start = SOURCE.index("b1:\n")
    text = SOURCE[:start] + SOURCE[start:].replace("at_most: 2", "at_most: 1", 1)
    assert text != SOURCE
    file = tmp_path / "tinh.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    fault = caught.value.fault
    assert (fault.code, fault.params["key"], fault.params["count"]) == ("RV-559", "b1.rural", 2)
    named = text.splitlines()[int(str(fault.params["line"])) - 1]
    poor = text[text.index("b1:\n") :]
    assert named.strip() in poor[: poor.index("near_poor")]
    assert "rural" in named


def test_inherited_values_keep_the_dates_that_the_parent_did_not_give() -> None:
    local = load_edition("dong-nai-2022")
    own = local.dated(local.deprivation_points)
    assert own[1:3] == (local.applies_from, local.applies_to)
    assert own[2] is not None
