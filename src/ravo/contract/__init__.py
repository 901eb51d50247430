"""The contract of the survey workbook: its columns, and the values that their cells may hold."""
