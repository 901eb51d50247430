"""Two years of the same places: households paired, their movements, and the balance."""
