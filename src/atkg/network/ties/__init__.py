"""What becomes a tie: the published table of relations, and each reported tie with its words."""
