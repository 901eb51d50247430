"""Work in separate processes, so that a crash costs only the item being handled."""
