"""Bodies: the registries, names in a text, and lists of them taken apart."""
