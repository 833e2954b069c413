"""Pages of the register, split by noun."""
