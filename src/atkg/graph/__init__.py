"""The graph side: statements become RDF, are validated, inferred from, stored and asked."""
