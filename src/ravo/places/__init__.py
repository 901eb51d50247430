"""Communes, districts and provinces before and after 1/7/2025, villages and peoples.

`commune_of` is the only function that decides which commune a survey is of.
"""

from ravo.places.lookup import Locality, PlaceDifference, PlaceWords, WrittenPlace, commune_of

__all__ = ["Locality", "PlaceDifference", "PlaceWords", "WrittenPlace", "commune_of"]
