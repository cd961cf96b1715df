"""Pictures: what is known, kept, used and felt, drawn and told in words."""
