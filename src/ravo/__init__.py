"""ravo: checks, scores and explains the yearly review of poor households in Việt Nam."""

__version__ = "0.2.0"
