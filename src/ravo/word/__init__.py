"""Word documents made from templates: opened safely, checked field by field, filled in."""
