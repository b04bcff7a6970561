"""Data that is not code: clouds, catalogues of facts, links, icons."""
