"""Renderers of a comparison of two years: workbook, page, text, JSON."""
