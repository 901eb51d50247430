"""The local page: a way in without a terminal, served to the browser of this machine alone."""
