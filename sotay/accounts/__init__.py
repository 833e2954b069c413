"""Accounts: signing in, devices, recovery, tokens."""
