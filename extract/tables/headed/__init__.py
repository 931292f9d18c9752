"""Tables that show themselves by their headings alone: no rule and no gap says where they end."""
