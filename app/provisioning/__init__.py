"""From a site request to a site: asking once, waiting, and remembering both across restarts."""
