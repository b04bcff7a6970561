"""What the program shows beside a setup, and without holding it up: log, settings, about, licences."""
