"""Everything that can be asked, and the questions one writes oneself."""
