"""People who left, before they are reduced."""
