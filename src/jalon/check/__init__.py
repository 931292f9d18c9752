"""What a second reading says of the records: claims, and verdicts on them."""
