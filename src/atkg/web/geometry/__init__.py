"""Outlines of the regions of countries, for maps; ``README.md`` beside tells where from."""
