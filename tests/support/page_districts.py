"""Districts made up for the tests of the page: small, with every figure chosen by the test."""

from dataclasses import replace
from typing import Any

from ravo.messages import Text
from ravo.report.figures.model import (
    CAUSES,
    CommuneFigures,
    CommuneFlow,
    District,
    Group,
    IndicatorName,
    Movements,
    Quality,
    ReportPlace,
    Totals,
    Village,
)
from ravo.results.summary import Share

INDICATORS = (
    IndicatorName("work", 1, Text("Việc làm", "Employment")),
    IndicatorName("water", 2, Text("Nguồn nước", "Water")),
    IndicatorName("house", 3, Text("Nhà ở", "Housing")),
)
NOTHING = Share(0, 0)


def place(n: int, name: str | None = None, district: str | None = "Huyện Thử") -> ReportPlace:
    return ReportPlace(f"9{n:04d}", name or f"Xã Thử {n}", "990", district, "Tỉnh Thử")


def group(households: int, **parts: int | None) -> Group:
    """Return a group; `parts` are its households by name, None where the question was not asked."""

    def share(count: int | None) -> Share | None:
        return None if count is None else Share(count, count * 4)

    names = ("kinh", "minority", "local", "no_labour", "merit", "woman", "none_of_three", "overlap")
    return Group(all=share(households), **{name: share(parts.get(name, 0)) for name in names})


def commune(
    n: int, poor: int = 10, near: int = 20, total: int | None = 1000, **changed: Any
) -> CommuneFigures:
    """Return a commune with `poor` and `near` households of `total`; `changed` replaces fields."""
    made = CommuneFigures(
        place=place(n),
        path=f"{n}.xlsx",
        totals=Totals(total, None if total is None else total * 4, 0, 0),
        classes={
            "poor": Share(poor, poor * 4),
            "near_poor": Share(near, near * 4),
            "average_living": Share(3, 9),
            "not_poor": NOTHING,
            "undetermined": Share(1, 3),
        },
        deprived={"poor": (poor // 2, poor, 0), "near_poor": (near // 4, 0, 0)},
        unknown={"poor": (1, 0, 0), "near_poor": (0, 0, 0)},
        causes={
            "poor": {cause: min(poor, 8 - k) for k, cause in enumerate(CAUSES)},
            "near_poor": dict.fromkeys(CAUSES, 2),
        },
        groups={
            "poor": group(poor, minority=2, woman=5, merit=1),
            "near_poor": group(near, woman=4),
        },
        peoples={"poor": {}, "near_poor": {}},
        children={"poor": None, "near_poor": None},
        villages=(
            Village("Ấp Một", poor - poor // 3, near, 4, 5, 2),
            Village("Ấp Hai", poor // 3, 0, 0, 0, 0),
        ),
        quality=Quality(poor + near + 4, poor + near + 4, 0, 0, 1, 2, 3),
    )
    return replace(made, **changed)


def district(*communes: CommuneFigures, year: int = 2024, **changed: Any) -> District:
    """Return a district of these communes."""
    made = District(
        year=year,
        level="district",
        name="Huyện Thử",
        province="Tỉnh Thử",
        edition_id="nd07-2021",
        indicators=INDICATORS,
        communes=communes,
        missing=(),
        fewest_poor=3,
        most_near_poor=2,
    )
    return replace(made, **changed)


def with_last(now: District, last: District) -> District:
    """Return a district with last year's, and movements that leave two poor unexplained."""
    poor = CommuneFlow((40, 5, 4, 3, 6, 0, 7, 2, 41), (160, 20, 16, 12, 24, 0, 28, 8, 164))
    near = CommuneFlow((30, 1, 6, 0, 5, 0, 2, 0, 30), (120, 4, 24, 0, 20, 0, 8, 0, 120))
    keys = [item.place.code or "" for item in now.communes]
    forms = {"2": dict.fromkeys(keys, poor), "3": dict.fromkeys(keys, near)}
    return replace(now, previous=last, movements=Movements(forms, {"2": poor, "3": near}, {}))


def two_years() -> District:
    """Return three communes in two years: the first fell, the second stayed, the third rose."""
    now = district(commune(1, 10), commune(2, 30), commune(3, 20))
    return with_last(now, district(commune(1, 14), commune(2, 30), commune(3, 18), year=2023))
