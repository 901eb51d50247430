"""One commune workbook merged from several reviewers' files: written, and read back."""
