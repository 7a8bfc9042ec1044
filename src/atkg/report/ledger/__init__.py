"""The ledger of recommendations across documents."""
