"""Where a locked manual asks for its passphrase."""
