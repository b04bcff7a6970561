"""The readiness checks: one file a check. `app.checks.catalogue` lists them."""
