"""Who leads what, and what the boards should look at again."""
