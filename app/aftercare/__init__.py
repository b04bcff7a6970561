"""What follows once the portal is there: does it answer, what makes it usable, changing and removing it."""
