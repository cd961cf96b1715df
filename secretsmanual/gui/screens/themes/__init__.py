"""Themes: what many people want, told without saying who."""
