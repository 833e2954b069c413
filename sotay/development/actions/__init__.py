"""Writing the road into the Party."""
