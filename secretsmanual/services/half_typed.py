"""What was half typed when the manual was locked: kept in the manual, so never plain on the disk.

Not in memory alone: a locked computer may be carried off, switched off or run out of power
(trust.md, A1), and what is locked must hold nothing that was typed (trust.md, row 20).
"""

from secretsmanual.domain.wording import mark
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries

HALF_TYPED = "half_typed"
"""The setting that holds it; erasing somebody empties it, as it may be about them."""


class HalfTypedService:
    """Keeps it as one text, whose form is the window's own."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def keep(self, text: str) -> None:
        """Keep this, in place of what was kept before; raises Refused."""
        with self._manual.write(mark("Lock")) as unit:
            queries.set_setting_quietly(unit, HALF_TYPED, text)

    def take(self) -> str:
        """Return what was kept and keep it no more; empty where there is nothing."""
        with self._manual.read() as unit:
            found = queries.settings(unit).get(HALF_TYPED, "")
        if found:
            self.keep("")
        return found
