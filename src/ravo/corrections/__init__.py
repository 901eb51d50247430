"""An officer's file of corrections: read, applied on every run, with an outcome for each line."""
