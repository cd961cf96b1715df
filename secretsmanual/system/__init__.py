"""What the computer gives: folders, resources, files, the clock, chance, logs."""
