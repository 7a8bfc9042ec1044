"""Pages and endpoint: the graph in a browser, served or written as files."""
