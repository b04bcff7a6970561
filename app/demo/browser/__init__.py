"""Every page that a person's own browser shows: the finished portal, and stand-ins of Microsoft's pages."""
