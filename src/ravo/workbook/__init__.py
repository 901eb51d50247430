"""The opened file: checked for safety, its sheets as raw cells."""
