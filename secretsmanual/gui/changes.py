"""What was written becomes a signal; each open page decides whether to read again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change


class Changes(QObject):
    """The one place that tells pages about writes."""

    changed = Signal(object)
    """A Change, after it was committed."""

    def announce(self, change: Change) -> None:
        """Tell everyone; called on the UI thread when a service has returned its change."""
        self.changed.emit(change)

    def follow(self, owner: QObject, reload: Callable[[Change], None], *record_types: str) -> None:
        """Call `reload` when a change touches one of these record types, while the owner lives.

        Without record types, at every change.
        """

        def hear(change: Change) -> None:
            if not record_types or any(change.touches(kind) for kind in record_types):
                reload(change)

        link = self.changed.connect(hear)
        owner.destroyed.connect(lambda: QObject.disconnect(link))
