"""Sotay: the working desk of grassroots Party-organisation work."""
