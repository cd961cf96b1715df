"""Tab goes where the eye goes, also through what is added while the page is shown.

Qt's own chain (`nextInFocusChain`) is never asked: PySide then takes each widget for a child of
the one before, and the window crashes when that one is deleted (6.11).
"""

from collections.abc import Iterator
from itertools import chain, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_along(*parts: QWidget) -> None:
    """Let Tab follow the layouts inside these parts, from the first item to the last.

    Qt goes by when widgets were made, so what is made later comes last wherever it stands. Frames
    hand no focus to a field inside them: Qt (6.11) would leave them behind, and Tab goes wrong.
    """
    for before, after in pairwise(chain.from_iterable(map(stops, parts))):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab may stop at, as it is laid out; hidden and resting widgets as well."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from stops(inside)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is not None and (widget := item.widget()) is not None:
            yield from stops(widget)
        elif item is not None and (inner := item.layout()) is not None:
            yield from _stops_in(inner)
