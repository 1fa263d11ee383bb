"""The audit trail outside the ledger: anchors beside it, segments for storage that is written once."""
