"""The parts that screens are built of. Each takes the theme and redresses when it changes."""
