"""Bring a website up to date: what Microsoft's template changed, merged into what was made of it."""
