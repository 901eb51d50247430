"""What a column of the survey workbook is, and what its cells may say."""
