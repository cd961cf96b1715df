"""Walk what a screen reader would see, in process; works offscreen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

TEXT = QAccessible.Text
MOST_PRESSED = 200
"""After so many presses Tab has come round on every page."""
QUIET_ROLES = {
    QAccessible.Role.ScrollBar,
    QAccessible.Role.Separator,
    QAccessible.Role.Grip,
    QAccessible.Role.ColumnHeader,
    QAccessible.Role.RowHeader,
}
"""Parts of Qt's own widgets that nobody tabs to."""


def walk(node, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every accessible node below one, with its path of roles and names."""
    if node is None or not node.isValid():
        return
    here = f"{path}/{node.role().name}:{node.text(TEXT.Name)[:40]}"
    yield here, node
    for number in range(node.childCount()):
        yield from walk(node.child(number), here)


def nameless(widget: QWidget) -> list[str]:
    """Return the paths of visible things that take the focus but have no name."""
    found = []
    for path, node in walk(QAccessible.queryAccessibleInterface(widget)):
        state = node.state()
        if state.invisible or node.role() in QUIET_ROLES or not state.focusable:
            continue
        if not node.text(TEXT.Name).strip():
            found.append(path)
    return found


def names(widget: QWidget) -> list[str]:
    """Return what a screen reader would say of everything below a widget, in order."""
    found = walk(QAccessible.queryAccessibleInterface(widget))
    return [node.text(TEXT.Name) for _, node in found if node.text(TEXT.Name)]


def stops(page: QWidget) -> list[QWidget]:
    """Return where Tab stops on a page, in its order, by pressing it until it comes round.

    A text with links keeps Tab until the last of them. What keeps it for ever is a trap.
    """
    window = page.window()
    found = [window.focusWidget()]
    for _ in range(MOST_PRESSED):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        here = window.focusWidget()
        if here in found[:-1]:
            found = found[found.index(here) :]
            break
        if here is not found[-1]:
            found.append(here)
    else:
        assert len(found) == 1, f"Tab never comes round; at last {called(here)}"
    outside = [at for at, one in enumerate(found) if not page.isAncestorOf(one)]
    begin = outside[-1] + 1 if outside else 0
    return [one for one in found[begin:] + found[:begin] if page.isAncestorOf(one)]


def wrong_order(page: QWidget, reached: list[QWidget]) -> list[str]:
    """Return pairs of stops that follow each other against the way one reads.

    Down a column, and along a line the way the language goes; from column to column one begins
    anew at the top.
    """
    found = []
    back = page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    places = [(QRect(one.mapTo(page, QPoint()), one.size()), one) for one in reached]
    for (here, first), (there, second) in pairwise(places):
        same_column = here.left() < there.right() and there.left() < here.right()
        same_line = here.top() < there.bottom() and there.top() < here.bottom()
        before = there.left() >= here.right() if back else there.right() <= here.left()
        if (same_column and there.bottom() <= here.top()) or (same_line and before):
            found.append(f"{called(first)} > {called(second)}")
    return found


def called(widget: QWidget) -> str:
    """Return what a person would call a widget."""
    node = QAccessible.queryAccessibleInterface(widget)
    return f"{type(widget).__name__} {node.text(TEXT.Name)!r}"


def painted(page: QWidget) -> list[QWidget]:
    """Return the visible widgets of ours that paint themselves and are no words, button or field.

    Qt tells screen readers what those are.
    """
    own = QLabel, QAbstractButton, QLineEdit, QAbstractScrollArea
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and not isinstance(widget, own)
        and any("paintEvent" in vars(one) for one in type(widget).__mro__ if ours(one))
    ]


def ours(of: type) -> bool:
    return of.__module__.startswith("secretsmanual.")
