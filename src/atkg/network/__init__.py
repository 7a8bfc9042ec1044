"""Actor networks with the evidence on the edge. Not reported is not absent."""
