"""The shapes of communes from an office's own map (GeoJSON), prepared for drawing."""
