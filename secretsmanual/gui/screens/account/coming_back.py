"""Which form of the account page was open, told before a lock and opened again after it."""

from collections.abc import Callable, Mapping
from functools import partial

from secretsmanual.gui.screens.account.parts import Parts

Run = Callable[[], None]


class ComingBack:
    """Remembers the last action that opened a form."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._last = ""
        self._table: dict[str, Run] = {}

    def noted(self, name: str, run: Run) -> Run:
        """Return the same action, noted when it is done."""
        self._table[name] = run
        return partial(self._do, name)

    def where(self, subject: str) -> dict[str, str]:
        """Say whom the page is turned to, and which form is open there."""
        parts = self._parts
        found = {"subject": subject, "record": parts.list.current_id()}
        if not parts.name.isHidden():
            found["form"] = "new_person"
        elif parts.typing:
            found["form"] = self._last
        if not parts.find.isHidden():
            found["find"] = "yes"
        return found

    def open_form(self, where: Mapping[str, str]) -> None:
        """Open that form."""
        run = self._table.get(where.get("form", ""))
        if where.get("find"):
            self._table["find"]()
        if run is not None:
            run()

    def _do(self, name: str) -> None:
        self._last = name
        self._table[name]()
