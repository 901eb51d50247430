"""What complaints are about, with which result, for commands too: it imports nothing."""

from typing import Literal

ComplaintAbout = Literal["not_listed", "listed", "class", "facts", "other"]
"""What a complaint is about: a household is missing on the list, should not be on it, its class,
the facts behind it, anything else."""
ComplaintResult = Literal["accepted", "rejected", "withdrawn"]
ComplaintReview = Literal["periodic", "average_living"]
"""The review whose list is complained about."""
