"""Programmes of support as data, and their findings: who is listed, who is not, open questions."""
