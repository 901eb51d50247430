"""After the workbooks: reports of districts and provinces, and comparisons with last year."""
