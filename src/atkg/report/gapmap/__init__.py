"""The evidence gap map: where there are findings, of which polarity, and where there are none."""
