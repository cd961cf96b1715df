"""Bring a file in."""
