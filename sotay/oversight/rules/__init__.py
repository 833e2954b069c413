"""Decisions about exemption, departure and discipline: pure functions over days, counts and norms."""
