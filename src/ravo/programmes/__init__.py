"""Programmes of support as data: who is on the list of each, who is to be asked, who is not."""
