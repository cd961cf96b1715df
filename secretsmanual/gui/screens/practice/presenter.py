"""What the practice page knows: the room, what the customer says, and what it came to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.interview.session import LIVE, Session
from secretsmanual.gui.tools import Tools
from secretsmanual.services.practice import PracticeResult, Room, result

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services

ANSWER_MS = 1_500
"""So long a question stands before it counts as said, and is answered."""


class PracticePresenter(QObject):
    """Opens a room, lets the customer answer what stands on screen, and closes it again."""

    ready = Signal()
    """The room is open."""
    says = Signal(str)
    """The customer's words; empty while a new question stands there."""
    finished = Signal(object)
    """PracticeResult."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.room: Room | None = None
        self.seed = ""
        self._scratch: Services | None = None
        self._offer: Offer | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ANSWER_MS)
        self._wait.timeout.connect(self.answer)

    @property
    def scratch(self) -> "Services":
        """The services of the scratch manual."""
        if self._scratch is None:
            raise RuntimeError("no practice is going on")
        return self._scratch

    def begin(self, seed: str = "") -> None:
        """Make a room: with somebody new, or, with a seed, the one met before."""
        services = self._tools.services

        def call() -> "tuple[Room, Services, str]":
            from secretsmanual.bootstrap import open_manual

            manual = services.manual
            chosen = seed or manual.ids.new("practice")
            room = services.practice.make(chosen)
            return room, open_manual(room.path, manual.clock, manual.ids, room.key), chosen

        self._tools.work.run(self, call, self._take)

    def follow(self, session: Session) -> None:
        """Hear what stands on screen; a question that stays is answered."""
        offer = session.current if session.state in LIVE else None
        if offer == self._offer:
            return
        self._offer = offer
        self._wait.stop()
        self.says.emit("")
        if offer is not None:
            self._wait.start()

    def answer(self) -> None:
        """Let the customer answer the question on screen."""
        self._wait.stop()
        offer, room = self._offer, self.room
        if offer is not None and room is not None:
            said = room.customer.answer(offer.kind, offer.warmth, offer.depth)
            self.says.emit(said.words)

    def finish(self) -> None:
        """Close the room, and say what it came to."""
        room, scratch = self.room, self._scratch
        self._wait.stop()
        self.room = self._scratch = self._offer = None
        if room is None or scratch is None:
            return

        def call() -> PracticeResult:
            found = result(room, scratch.manual)
            scratch.manual.close()
            room.remove()
            return found

        self._tools.work.run(self, call, self.finished.emit)

    def _take(self, opened: "tuple[Room, Services, str]") -> None:
        self.room, self._scratch, self.seed = opened
        self.ready.emit()
