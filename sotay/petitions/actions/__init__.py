"""What is done with petitions: raised, moved between bodies, answered, and spoken to by the cell."""
