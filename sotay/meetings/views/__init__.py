"""The pages of the meeting thread, split by noun."""
