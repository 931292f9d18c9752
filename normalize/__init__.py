"""Text to value, pure."""
