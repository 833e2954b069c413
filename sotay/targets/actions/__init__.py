"""What is done with resolutions, targets, limitations and breakthrough tasks."""
