"""The pages. A page knows no other page; navigation connects them by name."""
