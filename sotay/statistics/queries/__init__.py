"""Figures over the tree: read-only, scoped by the actor, each with the list behind it."""
