"""Layouts of other workbooks: what stands where, and what its words mean."""

from ravo.profiles.loader import load_profile, shipped_profiles
from ravo.profiles.model import Profile
from ravo.profiles.place import Place, place_of

__all__ = ["Place", "Profile", "load_profile", "place_of", "shipped_profiles"]
