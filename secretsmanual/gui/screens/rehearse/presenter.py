"""What the rehearsal knows: the cards that are left, and how each was remembered."""

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.ids import AccountId, MeetingId, PersonId
from secretsmanual.domain.rehearsing import Card, Grade
from secretsmanual.gui.models.families import family_of
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.tools import Tools
from secretsmanual.services.rehearsal import Round


class RehearsePresenter(QObject):
    """Goes through a round; what was forgotten comes once more at its end."""

    shown = Signal()
    """Another card, or the end."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.round: Round | None = None
        self.waiting: list[Card] = []
        self.turned = False
        """The answer is shown."""
        self.forgotten: set[str] = set()
        self.families: dict[str, Family] = {}

    @property
    def card(self) -> Card | None:
        """The card in hand; None before the first and after the last."""
        return self.waiting[0] if self.waiting else None

    @property
    def done(self) -> int:
        """How many cards of the round were seen."""
        return (
            len(self.round.cards) - len({card.secret_id for card in self.waiting})
            if self.round
            else 0
        )

    def read(self, account: str, people: str, meeting: str) -> None:
        """Choose the cards: of an account, or of the next meeting there is."""
        tools = self._tools

        def call() -> tuple[Round | None, dict[str, Family]]:
            services = tools.services
            whose, which = account, meeting
            if not whose:
                planned = services.rehearsal.next_meeting()
                if planned is None:
                    return None, {}
                whose, which = planned.account_id, planned.id
            chosen = tuple(PersonId(one) for one in people.split(",") if one)
            found = services.rehearsal.round(
                AccountId(whose), chosen, MeetingId(which) if which else None
            )
            kinds = services.manual.bank.kinds
            return found, {kind.id: family_of(kind.family) for kind in kinds}

        tools.work.run(self, call, self._take, latest="round")

    def turn(self) -> None:
        """Show the answer."""
        if self.card is not None and not self.turned:
            self.turned = True
            self.shown.emit()

    def grade(self, grade: Grade) -> None:
        """Say how well it was remembered, and go on."""
        card = self.card
        if card is None or not self.turned:
            return
        services = self._tools.services
        self.waiting.pop(0)
        self.turned = False
        if card.secret_id not in self.forgotten:  # a second look in one minute teaches no spacing
            call = services.rehearsal.grade
            self._tools.work.run(self, lambda: call(card.secret_id, grade), None)
            if grade == 1:
                self.forgotten.add(card.secret_id)
                self.waiting.append(card)
        elif grade == 1:
            self.waiting.append(card)
        self.shown.emit()

    def _take(self, found: tuple[Round | None, dict[str, Family]]) -> None:
        self.round, self.families = found
        self.waiting = list(self.round.cards) if self.round else []
        self.turned = False
        self.forgotten.clear()
        self.shown.emit()
