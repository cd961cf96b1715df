"""Filled cards for tests: saved as the page saves them."""

import hashlib
import hmac
import json

FULL = {
    "attributes": {
        "ease": {"importance": 3, "performance": 4},
        "certainty": {
            "importance": 5,
            "performance": 2,
            "aspects": ["reliability", "safety"],
            "words": "Line 2 stops when labels peel.",
        },
        "choice": {"words": "Enough of it."},
    },
    "feeling": "Glad you ring first, worried about line 2.",
    "question": "When do the new rolls come?",
    "recommend": "yes",
    "why": "You ring before I have to.",
    "to": "My sister at Saltmarsh",
}


def saved(card, answers, at="2026-11-19T15:04:05.678Z", **body):
    """Return the bytes of a file as the form of this card saves it."""
    text = json.dumps({"form": card.id, "saved_at": at, "answers": answers, **body})
    seal = hmac.new(bytes.fromhex(card.key), text.encode(), hashlib.sha256).hexdigest()
    return envelope(text, seal)


def envelope(body, seal, **other):
    """Return a file around a body, whatever that is."""
    file = {"format": "secretsmanual-own-card", "version": 1, "hmac": seal, "body": body, **other}
    return json.dumps(file, indent=1).encode()
