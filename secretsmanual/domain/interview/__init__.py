"""The guided interview as plain values: no widgets, no database."""
