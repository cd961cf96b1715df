"""The brief before a meeting."""
