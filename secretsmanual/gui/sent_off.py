"""What was sent off from a form and refused: it stands in its form again, and is not lost."""

from PySide6.QtCore import QObject

from secretsmanual.gui.form_fields import TextEdit, fields_of, text_of
from secretsmanual.gui.half_typed import OnPage, on_page
from secretsmanual.gui.idle import IdleWatch
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.tools import Tools


class SentOff(QObject):
    """Remembers what is typed on the page in front from an Enter or a click until work rests.

    Where a write is refused and can be done again as it was, that is offered and nothing comes
    back here. A talk keeps its own line.
    """

    def __init__(self, tools: Tools, idle: IdleWatch) -> None:
        super().__init__(idle)
        self._tools = tools
        self._sent: tuple[Page, OnPage] | None = None
        idle.sending.connect(self._remember)
        tools.work.not_done.connect(self._bring_back)
        tools.work.idle.connect(self.forget)

    def forget(self) -> None:
        """Remember nothing any more: it is written, or the manual is being locked."""
        self._sent = None

    def _remember(self) -> None:
        page = self._tools.navigation.page
        if page is not None and not page.busy and self._tools.is_open():
            found = on_page(page, {})
            if found.texts:
                self._sent = page, found

    def _bring_back(self, owner: QObject) -> None:
        if self._sent is None:
            return
        page, found = self._sent
        if _within(owner, page) and _lost(page, found):
            self._sent = None
            self._tools.work.when_idle(page, lambda: self._tools.putting_back.put_back(page, found))


def _within(owner: QObject | None, page: Page) -> bool:
    while owner is not None and owner is not page:
        owner = owner.parent()
    return owner is page


def _lost(page: Page, found: OnPage) -> bool:
    there = {name: text_of(one) for name, one in fields_of(page) if isinstance(one, TextEdit)}
    return any(there.get(name) != text for name, text in found.texts.items())
