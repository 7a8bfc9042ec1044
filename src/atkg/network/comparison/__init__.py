"""Two windows or layers side by side."""
