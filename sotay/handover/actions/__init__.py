"""Opening, handing on, confirming."""
