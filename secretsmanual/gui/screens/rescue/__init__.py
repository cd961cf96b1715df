"""What one sees where the manual itself does not open: its backups, and salvage."""
