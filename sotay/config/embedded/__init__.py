"""The embedded PostgreSQL: any mix of Sotay processes shares one server, and the last one out stops it.

The door is `share.py`; nothing is imported here, so that the keeper stays small.
"""
