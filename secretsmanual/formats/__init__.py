"""Bytes in and out: the files that people bring and take. No database, no screen."""
