"""The results of one commune, written and read back: workbook, JSON, CSV, Parquet, terminal."""
