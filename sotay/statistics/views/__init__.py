"""The pages of figures: boards of a month, official tables and what is signed."""
