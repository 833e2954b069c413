"""Questions about targets: the register and its counts, limitations, breakthrough tasks."""
