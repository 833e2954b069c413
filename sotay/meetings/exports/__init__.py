"""What leaves the meeting thread as a file, split by noun."""
