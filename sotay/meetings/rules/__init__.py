"""Decisions about meetings as pure functions, split by noun."""
