"""Measures of multidimensional poverty, from the deprivations of many households."""
