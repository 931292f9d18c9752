"""PDF to page to table to raw row."""
