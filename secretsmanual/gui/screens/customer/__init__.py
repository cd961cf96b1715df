"""What they buy: an account from the customer's side."""
