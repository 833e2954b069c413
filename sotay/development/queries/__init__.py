"""Reading the road into the Party."""
