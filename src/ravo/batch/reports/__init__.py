"""After the workbooks: the reports of districts and provinces, and last year beside them."""
