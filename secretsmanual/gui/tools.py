"""What every page is given, and nothing else is global."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from secretsmanual.gui.actions import Actions
from secretsmanual.gui.changes import Changes
from secretsmanual.gui.navigation import Navigation
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.banner import Banner
from secretsmanual.gui.work import Work
from secretsmanual.system.preferences import Preferences

if TYPE_CHECKING:  # the services are loaded after the first painted page
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.changes import Change
    from secretsmanual.gui.ask import Ask
    from secretsmanual.gui.half_typed import PuttingBack


class Undoing(QObject):
    """Undo and redo over all pages: whatever was written last is taken back first."""

    changed = Signal()
    undone = Signal(str)
    """What was taken back, in the words of the action."""
    redone = Signal(str)
    """What was done again."""

    def __init__(self, work: Work, changes: Changes, services: Callable[[], "Services"]) -> None:
        super().__init__(work)
        self._work = work
        self._changes = changes
        self._services = services
        self._done: list[Change] = []
        self._undone: list[Change] = []
        changes.changed.connect(self._remember)

    @property
    def next_undo(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._done[-1].said if self._done else ""

    @property
    def next_redo(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self._undone[-1].said if self._undone else ""

    def undo(self) -> None:
        """Take the last action back."""
        if self._done:
            last = self._done.pop()
            self._undone.append(last)
            self._work.run(
                self,
                lambda: self._turn(last, back=True),
                partial(self._tell, self.undone, last.said),
            )

    def redo(self) -> None:
        """Do the last undone action again."""
        if self._undone:
            last = self._undone.pop()
            self._done.append(last)
            self._work.run(
                self,
                lambda: self._turn(last, back=False),
                partial(self._tell, self.redone, last.said),
            )

    def forget(self) -> None:
        """Drop everything, as when another manual is opened."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    def _remember(self, change: "Change") -> None:
        if change.undoable:
            self._done.append(change)
            self._undone.clear()
        self.changed.emit()

    def _turn(self, last: "Change", *, back: bool) -> "Change":
        services = self._services()
        if last.import_id is not None:
            importing = services.importing
            if back is last.took_back:
                return importing.redo(last.import_id)
            return replace(importing.undo(last.import_id)[2], import_id=None)
        action = last.action or 0
        return services.manual.undo(action) if back else services.manual.redo(action)

    def _tell(self, told: SignalInstance, label: str, change: "Change") -> None:
        self._changes.changed.emit(change)
        told.emit(label)


@dataclass
class Tools:
    """The window's own parts and the open manual's services."""

    theme: Theme
    work: Work
    actions: Actions
    navigation: Navigation
    changes: Changes
    undoing: Undoing
    banner: Banner
    make_ask: "Callable[[], Ask]"
    opened: "Callable[[], Services]"
    """The open manual's services. Only inside `work` calls, which wait until they are there."""
    is_open: Callable[[], bool]
    """Whether the services are there; pages opened before that read when the manual is."""
    preferences: Preferences

    @cached_property
    def ask(self) -> "Ask":
        """The only dialogs there are; made when the first one is needed."""
        return self.make_ask()

    @cached_property
    def putting_back(self) -> "PuttingBack":
        """What was half typed and waits for its page; made when the first lock comes."""
        from secretsmanual.gui.half_typed import PuttingBack

        return PuttingBack(self.navigation, self.work)

    @property
    def services(self) -> "Services":
        """The open manual's services."""
        return self.opened()

    def write(self, owner: QObject, call: "Callable[[], Change]", said: str) -> None:
        """Write off the UI thread and tell of it as `wrote`; what is refused, the window says."""
        self.work.run(owner, call, lambda change: self.wrote(change, said))

    def wrote(self, change: "Change", said: str = "") -> None:
        """Tell every page of a write, and offer to undo it where words are given."""
        self.changes.announce(change)
        if said:
            self.banner.offer(said, self.banner.tr("Undo"), self.undoing.undo)
