"""What left."""
