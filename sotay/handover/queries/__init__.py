"""Reading handovers."""
