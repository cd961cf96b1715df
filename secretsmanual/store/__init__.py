"""The manual's tables, searched and written; only services come here."""
