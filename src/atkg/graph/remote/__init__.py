"""Servers elsewhere, spoken to by the standard protocols: SPARQL and Graph Store over HTTP."""
