"""The talk: before it, during it, on hold, wrapping up, done."""
