"""The whole program in one window, on a manual with a passphrase, for what locks it."""

import gc
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application
from secretsmanual.system.ids import Ids

WORDS = "heron ladder Tuesday marble"
MARK = "trowlliuQ"
"""Backwards, here and below: what is looked for must not lie in the test itself."""
SMALL = (tuple, dict, frozenset)
"""Containers that the collector may not know."""
TYPED = "enil a flah trowlliuQ"
SECRET = "taob thgin eht rof sepoh trowlliuQ"


class Desk:
    """An Application driven as a user would; its clock moves only when told."""

    def __init__(self, qtbot, path, clock):
        self.qtbot = qtbot
        self.clock = clock
        self.path = path
        ids = Ids.seeded("lock")
        self.app = Application(
            QApplication.instance(), path, lambda key: open_manual(path, clock, ids, key)
        )
        self.tools = self.app.tools
        self.window = self.app.window
        self.app.start()
        self.crashes = []
        self.app._crash.crashed.connect(lambda report: self.crashes.append(report.text))
        self.window.activateWindow()

    @property
    def page(self):
        return self.tools.navigation.page

    @property
    def name(self):
        return self.tools.navigation.here.name

    @property
    def locked(self):
        return self.name == "unlock" and not self.tools.is_open()

    @property
    def idle(self):
        return self.app._locking.idle

    @property
    def away(self):
        return self.app._locking.away

    @property
    def account(self):
        return self.tools.services.accounts.all()[0].account.id

    @property
    def secrets(self):
        return self.tools.services.secrets.all(self.account)

    def settle(self):
        self.qtbot.waitUntil(lambda: self.tools.work.pending() == 0)

    def unlock(self, words=WORDS):
        self.qtbot.waitUntil(lambda: self.name == "unlock")
        self.page.typed.setText(words)
        self.page.do.click()
        self.settle()

    def open(self, name, **args):
        page = self.tools.navigation.open(name, **args)
        self.settle()
        return page

    def lock(self):
        self.tools.actions["lock"].trigger()
        self.settle_locked()

    def settle_locked(self):
        self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self):
        self.window.close()
        self.app._crash.uninstall()
        hints = QApplication.instance().styleHints()
        hints.colorSchemeChanged.disconnect(self.app.theme._follow)
        self.tools.navigation.forget()
        self.window.deleteLater()
        self.app.theme.deleteLater()
        self.app.deleteLater()  # with it goes its watch on the clipboard
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert self.crashes == [], self.crashes


def in_memory(backwards):
    """Say what Python still reaches that holds these words or bytes.

    They are given backwards, so that the test itself holds none of them.
    """
    gc.collect()
    found, wanted = [], backwards[::-1]
    kind = type(wanted)
    for one in gc.get_objects():
        # Millions of objects: one loop, no generators.
        parts = gc.get_referents(one)
        while parts:
            part = parts.pop()
            if type(part) is kind:
                if wanted in part:
                    found.append(type(one).__qualname__)
            elif isinstance(part, SMALL) and not gc.is_tracked(part):
                parts += gc.get_referents(part)
    return found


def on_screen(*backwards, visible=False):
    """Say which widgets and models still hold one of these words, shown or not."""
    words = [one[::-1] for one in backwards]
    return [
        f"{type(widget).__name__}: {text}"
        for widget in QApplication.allWidgets()
        if widget.isVisible() or not visible
        for text in shown(widget)
        if any(word in text for word in words)
    ]


def shown(widget: QWidget) -> Iterator[str]:
    """Yield every text that a widget holds."""
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    if isinstance(widget, QLineEdit):
        yield widget.displayText()
    elif callable(found := getattr(widget, "text", None)):
        yield str(found())
    if callable(found := getattr(widget, "placeholderText", None)):
        yield str(found())
    if isinstance(widget, QComboBox):
        yield from map(widget.itemText, range(widget.count()))
    model = getattr(widget, "model", None)
    if callable(model) and isinstance(model(), QAbstractItemModel):
        rows = model()
        for at in range(rows.rowCount()):
            yield str(rows.index(at, 0).data())
    document = getattr(widget, "document", None)
    if callable(document) and isinstance(document(), QTextDocument):
        yield document().toPlainText()
