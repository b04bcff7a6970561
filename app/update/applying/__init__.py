"""Writing changes into a website that is live: whole, resumable, looked at afterwards, and undone again."""
