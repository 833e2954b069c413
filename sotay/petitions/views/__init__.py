"""The pages about petitions: the register, the board and the groups at the desk, the cell's own, the steps of one petition."""
