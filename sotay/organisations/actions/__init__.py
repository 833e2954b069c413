"""The only place that writes the tree."""
