"""Insight: what came of it, for customers first."""
