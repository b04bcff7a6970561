"""The setup: its steps, its state, and what a person can do at each step. Knows no window."""
