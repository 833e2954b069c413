"""The append-only ledgers: what was done, and whose data was read."""
