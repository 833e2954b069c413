"""What may be read of the tree."""
