"""Promises, ours and theirs."""
