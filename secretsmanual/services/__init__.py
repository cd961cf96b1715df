"""One user intention each: what the window and the command line can ask for.

Services return frozen records and raise `UserError`; they are the only ones to come to the store.
"""
