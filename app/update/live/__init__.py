"""A website that is in use: read from Dataverse, and written there."""
