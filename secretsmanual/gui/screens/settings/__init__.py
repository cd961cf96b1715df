"""How the program looks and who we are."""
