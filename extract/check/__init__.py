"""Second readings: other engines look at what was read, and speak against it or do not."""
