"""The forms of the meeting thread, split by noun."""
