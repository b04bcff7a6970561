"""The pages, one for each step."""
