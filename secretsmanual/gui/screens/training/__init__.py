"""The road map of training."""
