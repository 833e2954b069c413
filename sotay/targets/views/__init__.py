"""The pages about targets, limitations and breakthrough tasks."""
