"""The road of an uploaded file, step by step."""
