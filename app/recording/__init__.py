"""What services really answered, without anything that tells of a person or an organisation."""
