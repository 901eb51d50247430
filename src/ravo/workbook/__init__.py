"""The reading of workbooks: the file checked for safety, its sheets as raw cells."""
