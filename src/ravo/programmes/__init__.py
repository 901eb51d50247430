"""Programmes of support as data: who is on the list of each, who is not, what is open."""
