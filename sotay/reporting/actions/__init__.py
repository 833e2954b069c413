"""Changing what is asked and what is reported."""
