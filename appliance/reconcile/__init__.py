"""Vault, ledger and sinks compared: what differs, how that is read, and how it is mended."""
