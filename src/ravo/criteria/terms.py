"""The words of the law that all rooms share: areas, household classes, the list of the poor."""

from enum import StrEnum
from typing import Literal

Area = Literal["rural", "urban"]
AREAS: tuple[Area, ...] = ("rural", "urban")


class HouseholdClass(StrEnum):
    """The class of a household by a review (nd07-2021 Điều 3 khoản 2), from the poorest upwards.

    `undetermined`: no class can be given from the evidence. A household that was rejected has no
    class at all: None. Columns hold plain text, the `value` of a class.
    """

    poor = "poor"
    near_poor = "near_poor"
    average_living = "average_living"
    not_poor = "not_poor"
    undetermined = "undetermined"


CLASSES = tuple(klass.value for klass in HouseholdClass)
"""All classes as columns hold them, in the order of every table."""
LISTED = (HouseholdClass.poor.value, HouseholdClass.near_poor.value)
"""The classes whose households are on the list of the poor, in the order of every table."""
ABOVE = (HouseholdClass.average_living.value, HouseholdClass.not_poor.value)
"""The classes above the near-poor line."""
AVERAGE, UNDETERMINED = HouseholdClass.average_living.value, HouseholdClass.undetermined.value
"""Single classes as columns hold them."""
INDICATORS = 12
"""The number of indicators of nd07-2021 (Điều 3 khoản 1): papers and settings have room for it."""
