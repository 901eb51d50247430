"""Word documents from templates: opened safely, checked field by field, filled in."""
