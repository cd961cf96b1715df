"""The manual's file: its key, its encryption, its health. No table is known here."""
