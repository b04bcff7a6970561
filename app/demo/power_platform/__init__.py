"""The Power Platform API of the practice company."""
