"""The pages of exemption, departure, discipline and screening, split by noun."""
