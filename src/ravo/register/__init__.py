"""The register: the households of communes over the years, in one file or on a server."""
