"""Lists over all customers."""
