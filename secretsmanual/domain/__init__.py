"""What a rep knows and what follows from it: no SQL, no Qt, no files."""
