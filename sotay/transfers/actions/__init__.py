"""Writing papers, split by what is done with them."""
