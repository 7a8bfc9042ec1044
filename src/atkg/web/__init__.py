"""The graph in a browser: pages, and an endpoint for those who write SPARQL."""
