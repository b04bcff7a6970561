"""What `run.py` does: it makes the virtual environment and runs the project in it. Standard library only."""
