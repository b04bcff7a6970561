"""Reports that a person keeps or passes on: what they say, and how they are written down."""
