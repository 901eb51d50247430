"""The file that comes in: opened safely, its sheets as raw cells."""
