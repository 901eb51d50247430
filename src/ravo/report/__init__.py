"""Frozen results turned into workbooks, pages and machine formats."""
