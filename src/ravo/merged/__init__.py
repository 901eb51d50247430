"""One commune workbook that several reviewers' files became: written, and read back."""
