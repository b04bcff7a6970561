"""A comparison of websites as a person looks at it and chooses in it."""
