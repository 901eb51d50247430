"""Which households to visit again, why, and how many: comparisons that honest data pass."""
