"""Writing assigned work."""
