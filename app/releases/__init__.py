"""Telling of new versions: at most daily, signed, and never more than a notice with a link."""
