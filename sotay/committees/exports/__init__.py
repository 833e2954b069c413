"""Lists of committees as Excel, their decisions as Word."""
