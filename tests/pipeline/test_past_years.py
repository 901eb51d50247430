"""Earlier years of a register in the explanations of households."""

from pathlib import Path

import pytest

from ravo.faults import Fault
from ravo.pipeline.listener import Silence
from ravo.pipeline.past_years import with_past
from ravo.results.explanation import explanation_json, explanation_text
from ravo.results.explanation_family import family_text
from ravo.review.explainer import explain_several
from ravo.review.explanation import Explanation
from support.register_homes import add, home, made_list, person
from support.small_reviews import build, household

AN = person("Nguyễn Văn An", 1970, "087070000001")


class Heard(Silence):
    """Keeps the faults that it hears of."""

    faults: list[Fault] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Explanation], list[Fault]]:
    """Two households of 2024 explained with a register of 2022 and 2023 that has one of them."""
    register = str(tmp_path_factory.mktemp("register") / "so.sqlite")
    add(register, made_list([home("H1", AN)], "2022", "30172"))
    add(register, made_list([home("H1", AN, klass="near_poor")], "2023", "30172"))
    records = [
        household("H1", 150, 0, head_name=AN[0], head_citizen_id=None),
        household("H2", 130, 4, head_citizen_id=None),
    ]
    review = build(records)
    listener = Heard()
    listener.faults.clear()
    every = list(explain_several(review, [0, 1]))
    return with_past(every, review, [0, 1], register, listener), list(listener.faults)


def test_explanation_has_the_years_before(
    explained: tuple[list[Explanation], list[Fault]],
) -> None:
    (known, new), faults = explained
    assert (known.past, new.past) == ((("2022", "poor"), ("2023", "near_poor")), ())
    (fault,) = faults
    assert (fault.code, fault.params) == ("RV-1232", {"count": 1, "codes": "H2"})


def test_explanation_tells_the_family_and_the_officer(
    explained: tuple[list[Explanation], list[Fault]],
) -> None:
    (known, new), _ = explained
    family = " ".join(family_text(known, "vi").split())
    assert "các năm trước: 2022 hộ nghèo; 2023 hộ cận nghèo." in family
    assert "các năm trước" not in family_text(new, "vi")
    assert "Các năm trước: 2022 hộ nghèo; 2023 hộ cận nghèo" in explanation_text(known, "vi")
    assert explanation_json(known, "vi")["past"] == [
        {"period": "2022", "class": "poor"},
        {"period": "2023", "class": "near_poor"},
    ]
    assert "past" not in explanation_json(new, "vi")


def test_explanation_without_register_is_as_before() -> None:
    review = build([household("H1", 150, 0)])
    every = list(explain_several(review, [0]))
    assert with_past(every, review, [0], None, Silence()) == every
    assert not Path("so-theo-doi.sqlite").exists()
