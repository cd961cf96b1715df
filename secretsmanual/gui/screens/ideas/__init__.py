"""Ideas: so we could ..., and what came of it."""
