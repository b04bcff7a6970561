"""What makes a new portal one that customers can use."""
