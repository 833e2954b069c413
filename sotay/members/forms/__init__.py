"""Forms of the register, split by noun."""
