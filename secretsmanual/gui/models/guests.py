"""Whom one may meet, as the pages before a meeting show it."""

from typing import NamedTuple


class Guest(NamedTuple):
    """Somebody who may be there."""

    id: str
    name: str
    role: str
    here: bool
