"""A dossier: a brief on one thing, each sentence with its quote, and what nobody has said."""
