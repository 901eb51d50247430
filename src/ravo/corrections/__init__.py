"""An officer's file of corrections: read, applied on every run, accounted for line by line."""
