"""The verbs of the meeting thread, split by noun."""
