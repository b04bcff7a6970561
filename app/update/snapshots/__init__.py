"""Websites as they were at one moment, kept in files."""
