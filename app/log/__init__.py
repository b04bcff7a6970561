"""What the program does, line by line, for whoever helps: kept in memory, without anything secret."""
