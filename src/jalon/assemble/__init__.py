"""Raw rows of one document to checked records: texts to values, identifiers, findings."""
