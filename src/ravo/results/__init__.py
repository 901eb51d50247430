"""Results workbooks of `ravo score`, read back as values."""
