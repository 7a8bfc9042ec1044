"""Pictures of networks: with a numbered key, by springs, in two columns, or as a matrix."""
