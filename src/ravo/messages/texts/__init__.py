"""User-facing sentences, one module per room, each with a `TEXTS` dictionary."""
