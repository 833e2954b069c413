"""Committees, posts and the rights that come with them."""
