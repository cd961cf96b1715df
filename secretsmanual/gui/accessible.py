"""What screen readers are told beside names: what a painted widget is, and what changed by itself.

Qt takes a widget that paints itself for a mere area, which screen readers pass over, and a button
that stays down for a check box. A class that is more than that says so in `accessible_role`; Qt
asks here when a screen reader asks Qt.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from typing_extensions import override

Role = QAccessible.Role


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say something now, without moving the focus.

    What is urgent (something was refused) interrupts what is being said; the rest waits.
    """
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


@cache
def install() -> None:
    """Let Qt ask for roles here; done once."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    role = getattr(type(thing), "accessible_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    made = _KINDS.get(role, QAccessibleWidget)
    return made(thing, role, thing.accessibleName())


class _Group(QAccessibleWidget):
    """Named after what is in it, which is said when the focus comes in; without a name no group."""

    @override
    def role(self) -> QAccessible.Role:
        return super().role() if self.widget().accessibleName() else Role.Client


class _Tab(QAccessibleWidget):
    """A button of several, of which one stays down: it opens what it names."""

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self._button().isChecked()
        return state

    @override
    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == self.pressAction():
            self._button().click()
        else:
            super().doAction(actionName)

    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)  # noqa: S101 - for the type checker
        return button


_KINDS: dict[QAccessible.Role, type[QAccessibleWidget]] = {
    Role.Grouping: _Group,
    Role.PageTab: _Tab,
}
