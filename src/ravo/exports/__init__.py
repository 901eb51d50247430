"""Tables for other tools: their columns and codes, pseudonyms, counts to publish, the files."""
