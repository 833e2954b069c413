"""Rehearsal: a practice cell of one's own, and six guided missions in it."""
