"""Reading files page by page. Everything that parses a file runs in child processes."""
