"""Layouts of other workbooks: their sheets, columns and words, mapped to the contract."""

from ravo.profiles.file_names import NamedPlace, place_of
from ravo.profiles.loader import load_profile, shipped_profiles
from ravo.profiles.model import Profile

__all__ = ["NamedPlace", "Profile", "load_profile", "place_of", "shipped_profiles"]
