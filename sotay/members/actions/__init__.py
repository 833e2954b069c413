"""Writing the register, split by noun."""
