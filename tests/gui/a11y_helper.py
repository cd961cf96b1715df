"""Walk what a screen reader would see, in process; works offscreen."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

TEXT = QAccessible.Text
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
