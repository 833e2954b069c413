"""Reading badges and cards."""
