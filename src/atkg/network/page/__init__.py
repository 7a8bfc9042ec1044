"""A network as one HTML file that works offline: to search, filter, and read the words behind."""
