"""A website's configuration as a value."""
