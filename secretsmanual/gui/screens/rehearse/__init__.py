"""Ninety seconds before a meeting."""
