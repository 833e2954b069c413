"""Reading the register, split by noun."""
