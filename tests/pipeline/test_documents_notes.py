"""What an officer is to know before papers are signed: two counts of escapes, heads alike."""

from ravo.faults import Fault
from ravo.pipeline.documents import _report_unjudged
from ravo.pipeline.documents_notes import report_still_listed, report_twins
from ravo.pipeline.listener import Silence
from support.paper_homes import commune_papers, paper_home


class Kept(Silence):
    """Keeps the faults that it hears of."""

    faults: list[Fault] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


def test_poor_households_that_are_near_poor_now_are_counted_beside_those_that_left() -> None:
    homes = [
        paper_home(0, "near_poor", start="poor"),
        paper_home(1, "near_poor", start="poor", meeting="not_agreed"),
        paper_home(2, "near_poor", start="near_poor"),
        paper_home(3, "not_poor", start="poor", escaped="poor"),
        paper_home(4, "not_poor", start="poor", escaped="poor"),
    ]
    listener = Kept()
    listener.faults.clear()
    report_still_listed(commune_papers(homes[2:]), listener)
    assert listener.faults == []
    report_still_listed(commune_papers(homes), listener)
    (fault,) = listener.faults
    assert fault.code == "RV-1442"
    assert [fault.params[name] for name in ("near", "escaped", "both")] == [1, 2, 3]


def test_households_that_read_the_same_are_reported_once_by_their_codes() -> None:
    listener = Kept()
    listener.faults.clear()
    homes = [paper_home(place, "poor") for place in range(2)]
    report_twins(commune_papers(homes), listener)
    assert listener.faults == []
    twins = [paper_home(0, "poor"), paper_home(0, "near_poor", code="H7"), homes[1]]
    report_twins(commune_papers(twins), listener)
    (fault,) = listener.faults
    assert (fault.code, fault.params["count"], fault.params["codes"]) == ("RV-1443", 2, "H0 + H7")


def test_requests_that_could_not_be_judged_are_named_by_what_is_missing() -> None:
    """No measured income, or the column of the request not marked; no letter is written."""
    homes = [paper_home(place, "not_poor", code=f"H{place}") for place in range(1, 4)]
    Kept.faults.clear()
    _report_unjudged(commune_papers(homes), homes, ["income", "asked", None], Kept())
    found = [(one.code, one.severity, one.params["codes"]) for one in Kept.faults]
    assert found == [("RV-1481", "warning", "H1"), ("RV-1482", "warning", "H2")]
