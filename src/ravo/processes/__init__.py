"""Work in processes of its own: what ends one costs only the item that it had in hand."""
