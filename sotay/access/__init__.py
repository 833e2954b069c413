"""Actors, grants, actions: who may do what."""
