"""The shapes of communes out of an office's own map (GeoJSON), ready to be drawn."""
