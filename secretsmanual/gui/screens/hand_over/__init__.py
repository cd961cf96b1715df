"""Hand over to service and marketing."""
