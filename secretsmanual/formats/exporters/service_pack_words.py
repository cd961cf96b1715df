"""All that the page of a service pack says, beside what is known of customers: by key."""

from secretsmanual.domain.wording import mark

PAGE = {
    "title": mark("For service: what we know of our customers"),
    "skip": mark("Skip to the customers"),
    "is_locked": mark("This pack is locked"),
    "plain": mark(
        "To read it, switch JavaScript on for this file, open it again, and type the passphrase."
    ),
    "passphrase": mark("Passphrase, from whoever sent you the pack"),
    "open": mark("Open"),
    "find": mark("Find a customer"),
    "query": mark("Customer’s name, or a word"),
    "customers": mark("Customers"),
    "enter": mark("Enter"),
    "esc": mark("Esc"),
    "ctrl": mark("Ctrl"),
    "does_search": mark("search"),
    "does_walk": mark("walk"),
    "does_open": mark("open the card"),
    "does_back": mark("back"),
    "does_print": mark("print the card"),
    "card": mark("Card"),
    "accounts": mark("Accounts"),
    "say": mark("Say:"),
}
"""What stands on the page."""
SCRIPT = {
    "all_of": mark("All we know of {name} ({n})"),
    "as_whole": mark("{name} as a whole"),
    "back": mark("Back to the list"),
    "print": mark("Print this card"),
    "say": PAGE["say"],
    "quote": mark("“{quote}”"),
    "people": mark("People"),
    "also_there": mark("Also there"),
    "hint": mark("Type a name or a word: the answer stands here."),
    "organisation": mark("organisation"),
    "none": mark("Nothing here matches. Try fewer letters, or ask whoever sent you the pack."),
    "found": mark("{n} found"),
    "first_found": mark("{n} found, the first {most} are here"),
    "whole": mark("{n} people and organisations"),
    "first_whole": mark("{n} people and organisations, the first {most} are here"),
    "expired": mark("Expired: it was to be destroyed. Delete this file and ask for a new pack."),
    "stale": mark("Stale: made {n} days ago. Ask for a new pack before you rely on it."),
    "opening": mark("Opening…"),
    "open": PAGE["open"],
    "wrong": mark(
        "That passphrase does not open this pack. Mind capitals and spaces, and try again."
    ),
    "damaged": mark("This pack is damaged, or newer than it can say. Ask for a new one."),
    "cannot": mark(
        "This browser cannot unlock it here. Save the file and open it in Chrome, Edge or Firefox."
    ),
}
"""What the page's script says; places are filled there."""
