"""Choices of an update that is not made yet, kept for another day."""
