"""What a row of a register says and whether it can be taken: pure, with the day and the norms passed in."""
