"""The practice company's sign-in service: OpenID Connect as Microsoft speaks it."""
