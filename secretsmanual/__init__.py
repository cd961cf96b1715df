"""Secrets Manual: what a customer really wants, kept on this computer."""

__version__ = "0.1.0"
