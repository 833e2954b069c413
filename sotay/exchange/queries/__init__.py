"""Reading batches and what their rows came to."""
