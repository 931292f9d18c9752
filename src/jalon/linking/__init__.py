"""The same action in several documents of one publisher, and targets beside results."""
