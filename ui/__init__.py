"""The window: everything that knows Qt. It shows what `app` knows and passes on what a person wants."""
