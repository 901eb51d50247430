"""One invented commune: its villages, reviewers, residents and signer."""

from dataclasses import dataclass

import numpy as np

from ravo.places.units import Unit
from ravo.sample.chance import any_of, between
from ravo.sample.people import any_name

FIRST_WORDS = ("An", "Bình", "Hưng", "Tân", "Vĩnh", "Long", "Mỹ", "Phú", "Hòa")
SECOND_WORDS = ("Thạnh", "Lợi", "Quới", "Phước", "Thuận", "Hiệp", "Khánh", "Ninh", "Trung")
FEWEST_VILLAGES, MOST_VILLAGES = 3, 8
"""The fewest and most villages; a commune of Đồng Tháp has about five."""
VILLAGES_PER_REVIEWER = 2
RESIDENTS_PER_REVIEWED = (11.5, 17.5)
MEAN_SIZES = (3.4, 3.8)
GROWTH = (0.997, 1.011)
"""Bounds of the ratio of a year's resident households to those of the year before."""


@dataclass(frozen=True)
class Settlement:
    """The facts of a commune that stay the same through the years.

    `weights` are the villages' shares of its households, `share` the commune's size relative to the
    others of its district, and `residents` its households at the start.
    """

    unit: Unit
    villages: tuple[str, ...]
    weights: tuple[float, ...]
    reviewers: tuple[str, ...]
    share: float
    residents: int
    mean_size: float
    minority: float
    prepared_by: str
    signed_by: str

    def village_at(self, place: float) -> str:
        """Return the village at `place` (0 to 1) by shares of the households."""
        for village, weight in zip(self.villages, self.weights, strict=True):
            place -= weight
            if place < 0:
                return village
        return self.villages[-1]

    def reviewer_of(self, village: str, luck: float) -> str:
        """Return the reviewer of a household: mostly the village's own, else the next one."""
        own = self.villages.index(village) // VILLAGES_PER_REVIEWER
        return self.reviewers[(own + (luck >= 0.75)) % len(self.reviewers)]


def settlement(rng: np.random.Generator, unit: Unit, households: int) -> Settlement:
    """Return an invented commune where about `households` are reviewed a year."""
    villages = _villages(rng, unit)
    sizes = [0.5 + float(rng.random()) for _ in villages]
    reviewers = max(2, -(-len(villages) // VILLAGES_PER_REVIEWER))
    share = 0.6 + 0.4 * float(rng.random()) + 0.4 * float(rng.random())
    return Settlement(
        unit=unit,
        villages=villages,
        weights=tuple(size / sum(sizes) for size in sizes),
        reviewers=_names(rng, reviewers),
        share=share,
        residents=int(households * share * rng.uniform(*RESIDENTS_PER_REVIEWED)),
        mean_size=float(rng.uniform(*MEAN_SIZES)),
        minority=0.002 + 0.012 * float(rng.random()),
        prepared_by=_names(rng, 1)[0],
        signed_by=_names(rng, 1)[0],
    )


def _villages(rng: np.random.Generator, unit: Unit) -> tuple[str, ...]:
    """Return the villages: khóm in a town, ấp in a rural commune.

    Communes with neighbouring codes, which became one in 2025, have no equal names.
    """
    kind = "Khóm" if unit.area == "urban" else "Ấp"
    count = FEWEST_VILLAGES + int(
        between(3 * float(rng.random() + rng.random()), 0, MOST_VILLAGES - FEWEST_VILLAGES)
    )
    shift = int(unit.code) // 3
    order = [int(place) for place in rng.permutation(len(FIRST_WORDS))[:count]]
    seconds = [SECOND_WORDS[(place + shift) % len(SECOND_WORDS)] for place in order]
    pairs = zip(order, seconds, strict=True)
    return tuple(sorted(f"{kind} {FIRST_WORDS[place]} {second}" for place, second in pairs))


def _names(rng: np.random.Generator, count: int) -> tuple[str, ...]:
    """Return `count` different names of adults."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[any_name(rng, any_of(rng, ("Nam", "Nữ")))] = None
    return tuple(names)


def residents_by_year(
    rng: np.random.Generator, place: Settlement, years: int
) -> tuple[tuple[int, int], ...]:
    """Return the resident households and members of a commune for `years` consecutive years."""
    counts, households, size = [], float(place.residents), place.mean_size
    for _ in range(years):
        counts.append((round(households), round(households * size)))
        households *= float(rng.uniform(*GROWTH))
        size *= float(rng.uniform(0.994, 1.001))
    return tuple(counts)
