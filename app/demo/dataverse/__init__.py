"""Dataverse of the practice company: its Web API over the rows that are kept."""
