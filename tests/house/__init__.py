"""Rules for the whole package: a package itself, so that its fixtures end where it is left."""
