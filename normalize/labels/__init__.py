"""Labels: what headings, sections, themes and indicators mean."""
