"""What is measured of networks, node by node and as wholes."""
