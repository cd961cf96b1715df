"""Ready rows as a Qt model. It neither sorts nor filters: services do."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from secretsmanual.gui.models.rows import SectionRow

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()

ROW = Qt.ItemDataRole.UserRole
"""The role under which the row itself is had."""


class Row(Protocol):
    """What a row must have."""

    @property
    def id(self) -> str:
        """The record's id, unique in the list."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""


class RecordListModel(QAbstractListModel):
    """Rows by position.

    Setting rows touches only the part that differs, so that selection and scrolling stay.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows: changed ones are told as changed, the rest is removed and inserted."""
        new = list(rows)
        old = self._rows
        head = _same(old, new)
        tail = _same(old[head:][::-1], new[head:][::-1])
        gone = len(old) - head - tail
        come = len(new) - head - tail
        if gone:
            self.beginRemoveRows(NOWHERE, head, head + gone - 1)
            self._rows = old[:head] + old[head + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(NOWHERE, head, head + come - 1)
            self._rows = old[:head] + new[head : head + come] + old[len(old) - tail :]
            self.endInsertRows()
        self._replace(new)

    def row_of(self, record_id: str) -> int:
        """Return where a record stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == record_id), -1)

    def _replace(self, new: list[Row]) -> None:
        changed = [
            at
            for at, (a, b) in enumerate(zip(self._rows, new, strict=True))
            if a is not b and a != b
        ]
        self._rows = new
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], SectionRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _same(old: Sequence[Row], new: Sequence[Row]) -> int:
    count = 0
    for a, b in zip(old, new, strict=False):
        if a.id != b.id:
            break
        count += 1
    return count
