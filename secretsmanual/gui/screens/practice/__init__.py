"""A talk with an invented customer, clearly marked."""
