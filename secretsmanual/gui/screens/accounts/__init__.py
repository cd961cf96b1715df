"""All accounts: the first page that is painted."""
