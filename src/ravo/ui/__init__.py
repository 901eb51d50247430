"""The local page: used without a terminal, served only to the browser of this machine."""
