"""Three sides of a website's configuration, made one."""
