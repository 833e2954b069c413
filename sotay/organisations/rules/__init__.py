"""Decisions about the tree as pure functions."""
