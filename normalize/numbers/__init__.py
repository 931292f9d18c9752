"""Numbers and quantities in a text, and what only looks like one."""
