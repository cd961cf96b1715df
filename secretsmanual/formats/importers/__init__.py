"""Files that people bring: recognised by what is in them, read within limits."""
