"""The pages on which a portal is brought up to date."""
