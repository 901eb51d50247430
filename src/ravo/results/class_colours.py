"""The colour of each class, the same in every workbook and picture."""

from collections.abc import Mapping

from ravo.criteria.terms import HouseholdClass

CLASS_COLOURS: Mapping[str, str] = {
    HouseholdClass.poor.value: "#F8CBAD",
    HouseholdClass.near_poor.value: "#FFE699",
    HouseholdClass.average_living.value: "#DDEBF7",
    HouseholdClass.not_poor.value: "#E2EFDA",
    HouseholdClass.undetermined.value: "#D9D9D9",
}
