"""The fifteen forms of the yearly report: facts, figures, identities, renderers."""
