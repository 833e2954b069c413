"""Decisions about visits: pure functions over days and whole numbers."""
