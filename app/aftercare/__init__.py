"""What makes a new portal one that customers can use."""
"""What follows once the portal is there: whether it answers, what can be changed, and taking it away."""
