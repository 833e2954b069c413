"""What is typed in: resolutions and targets, limitations, breakthrough tasks."""
