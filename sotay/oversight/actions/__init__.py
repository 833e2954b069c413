"""What is done about exemption, departure, discipline and screening, split by noun."""
