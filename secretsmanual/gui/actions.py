"""The actions alive: one QAction each, served by the page in front."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.wording import tr
from secretsmanual.gui.action_table import ACTIONS, EXTRA_KEYS, ActionSpec
from secretsmanual.gui.theme import Theme

Run = Callable[[], None]


WHILE_LOCKED = frozenset(
    ("quit", "larger", "smaller", "usual_size", "light_or_dark", "private_view", "no_capture")
)
"""What needs no manual."""


class Actions(QObject):
    """One QAction for each row of the table, for menus, buttons and keys alike.

    A page binds what it can do; while it is served, those actions are enabled. What the
    window binds works everywhere, unless the page in front binds the same action.
    """

    def __init__(self, theme: Theme, window: QWidget, platform: str = sys.platform) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._platform = platform
        self._bound: dict[QWidget, dict[str, Run]] = {window: {}}
        self._explained: dict[QWidget, tuple[tuple[str, str], ...]] = {}
        self._off: set[tuple[QWidget, str]] = set()
        self._front: QWidget = window
        self._resting = False
        self._all = {name: self._make(spec) for name, spec in ACTIONS.items()}
        self._idle = {
            name: self._swallow(action.shortcut())
            for name, action in self._all.items()
            if action.shortcut().toString().startswith("Alt+")
        }
        window.addActions(list(self._all.values()))

    def __getitem__(self, name: str) -> QAction:
        """Return the QAction of an id; an unknown id is a bug (KeyError)."""
        return self._all[name]

    def bind(self, owner: QWidget, name: str, run: Run) -> QAction:
        """Let this page (or the window, for everywhere) answer an action."""
        if owner not in self._bound:
            self._bound[owner] = {}
            owner.destroyed.connect(lambda: self._forget(owner))
        self._bound[owner][name] = run
        self._refresh(name)
        return self[name]

    def explain(self, owner: QWidget, keys: Sequence[tuple[str, str]]) -> None:
        """Name more keys that a page takes itself, (key, what it does), for the overlay of keys."""
        if owner not in self._explained:
            owner.destroyed.connect(lambda: self._explained.pop(owner, None))
        self._explained[owner] = (*self._explained.get(owner, ()), *keys)

    def explained(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that the page in front takes itself."""
        return self._explained.get(self._front, ())

    def serve(self, page: QWidget | None) -> None:
        """Bring a page's actions to the front; None leaves the window's own."""
        self._front = page or self._window
        for name in self._all:
            self._refresh(name)

    def set_enabled(self, owner: QWidget, name: str, enabled: bool) -> None:
        """Say whether an action of this page can be done now."""
        if enabled:
            self._off.discard((owner, name))
        else:
            self._off.add((owner, name))
        self._refresh(name)

    def rest(self, *, resting: bool) -> None:
        """Let only what needs no manual be done, while it is locked."""
        self._resting = resting
        for name in self._all:
            self._refresh(name)

    def offered(self) -> list[ActionSpec]:
        """Return what can be done here, the page's own first: for the overlay of keys."""
        own = self._bound.get(self._front, {})
        specs = [spec for spec in ACTIONS.values() if self[spec.id].isEnabled()]
        return sorted(specs, key=lambda spec: spec.id not in own)

    def answers(self, owner: QWidget, name: str) -> bool:
        """Return whether this page (or the window) answers an action itself."""
        return name in self._bound.get(owner, {})

    def key_text(self, name: str) -> str:
        """Return the key as people read it here (`Ctrl+K`, on a Mac the sign), or nothing."""
        key = ACTIONS[name].key_here(self._platform)
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

    def _make(self, spec: ActionSpec) -> QAction:
        text = tr(spec.text)
        action = QAction(text, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        keys = [spec.key_here(self._platform), EXTRA_KEYS.get(spec.id, "")]
        action.setShortcuts([QKeySequence(key) for key in dict.fromkeys(keys) if key])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        shown = self.key_text(spec.id)
        action.setToolTip(f"{text} ({shown})" if shown else text)
        action.setEnabled(False)
        action.triggered.connect(lambda: self._run(spec.id))
        return action

    def _swallow(self, key: QKeySequence) -> QShortcut:
        """Let a key with Alt do nothing where its action does not: a field would take the letter.

        Qt types what is pressed with Alt where nobody answers it.
        """
        idle = QShortcut(key, self._window)
        idle.setContext(Qt.ShortcutContext.ApplicationShortcut)
        return idle

    def _owner(self, name: str) -> QWidget | None:
        for owner in (self._front, self._window):
            if name in self._bound.get(owner, {}):
                return owner
        return None

    def _run(self, name: str) -> None:
        owner = self._owner(name)
        if owner is not None:
            self._bound[owner][name]()

    def _refresh(self, name: str) -> None:
        owner = self._owner(name)
        can = owner is not None and (owner, name) not in self._off
        can = can and (name in WHILE_LOCKED or not self._resting)
        self._all[name].setEnabled(can)
        if name in self._idle:
            self._idle[name].setEnabled(not can)

    def _forget(self, owner: QWidget) -> None:
        self._bound.pop(owner, None)
        self._off = {pair for pair in self._off if pair[0] is not owner}
        if self._front is owner:
            self._front = self._window

    def draw_icons(self, menu: str) -> None:
        """Draw the icons of a menu that is about to be seen, as the theme is now."""
        for spec in ACTIONS.values():
            if spec.menu == menu and spec.icon:
                self[spec.id].setIcon(self._theme.icon(spec.icon))
