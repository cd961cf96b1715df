"""The command line: the same services as the window, the same words (commands.md)."""
