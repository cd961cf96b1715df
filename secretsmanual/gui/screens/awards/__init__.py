"""Awards: Secret Agent of the month, Manual of the year."""
