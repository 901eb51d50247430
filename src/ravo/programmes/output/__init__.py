"""Lists of programmes as workbooks: of each receiving office, of each commune, and the summary."""
