"""Networks made of ties: two-mode, one-mode, directed, multiplex, signed, by window and by ego."""
