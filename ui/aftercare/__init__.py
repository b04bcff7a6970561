"""The cards of the last page: the portal, what is true of it, and what can be done with it."""
