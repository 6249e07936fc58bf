"""Changes of the ledger after which it expects what a run recorded, for a person to judge."""
