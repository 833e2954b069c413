"""Reading petitions: one with its way, the register, the figures of bodies, groups that ask for the same."""
