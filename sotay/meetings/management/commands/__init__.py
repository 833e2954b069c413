"""Commands of the meeting thread."""
