"""Ready records for views."""
