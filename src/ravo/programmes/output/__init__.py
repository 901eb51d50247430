"""Lists of programmes as workbooks: for each receiving office, each commune, and a summary."""
