"""The district's report: figures, forms, summary page, Word document."""
