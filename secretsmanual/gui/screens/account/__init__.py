"""One account's manual: people, promises, secrets, then facts (domain.md 1, rows 90, 118)."""
