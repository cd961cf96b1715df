"""All that is held on one person: the report they may ask for, and erasing them."""
