"""What screen readers are told beside names: what a painted widget is, and what changed by itself.

Qt takes a widget that paints itself for a mere area, which screen readers pass over. A class that
is more than that says so in `accessible_role`; Qt asks here when a screen reader asks Qt.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

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
    return QAccessibleWidget(thing, role, thing.accessibleName())
