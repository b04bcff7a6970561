"""A website as a folder, in the layout of `pac pages download`."""
