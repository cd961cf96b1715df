"""The card of a mishap and its 24 hours."""
