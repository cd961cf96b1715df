"""What one sees while the manual is empty: three ways in."""
