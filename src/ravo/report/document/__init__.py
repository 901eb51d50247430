"""The written report: a Word template filled with the figures of a district."""
