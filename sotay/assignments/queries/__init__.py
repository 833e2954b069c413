"""Reading assigned work."""
