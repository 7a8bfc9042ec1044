"""How far measures hang on single documents, statements and choices, and on chance."""
