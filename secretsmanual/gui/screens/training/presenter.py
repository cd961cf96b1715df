"""What the road map of training knows."""

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.training import Step
from secretsmanual.gui.tools import Tools


class TrainingPresenter(QObject):
    """Reads how far the habits show."""

    shown = Signal()
    """There is something new in `steps`."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.steps: tuple[Step, ...] = ()

    def read(self) -> None:
        """Read anew."""
        service = self._tools.services.training
        self._tools.work.run(self, service.road_map, self._take, latest="training")

    def step(self, name: str) -> Step | None:
        """Return a unit by its name."""
        return next((one for one in self.steps if one.id == name), None)

    @property
    def next(self) -> str:
        """The unit that is open first; empty where all are reached."""
        return next((one.id for one in self.steps if one.state == "open"), "")

    def _take(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self.shown.emit()
