"""Commands about targets."""
