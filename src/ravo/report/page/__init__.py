"""The summary page of a district: its figures, its charts, its tables, and the page itself."""
