"""What a person does to their own account; operations on somebody else's account are actions on the member."""
