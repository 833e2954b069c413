"""Reading exemption, departure, discipline and screening, split by noun."""
