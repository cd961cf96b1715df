"""Who is who at an account: a map of people."""
