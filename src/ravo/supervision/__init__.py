"""Whom to visit again, why, and how many: comparisons that honest data pass. Pure, by columns."""
