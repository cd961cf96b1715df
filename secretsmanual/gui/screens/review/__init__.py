"""The review after a talk: each line becomes what it is, with about one key."""
