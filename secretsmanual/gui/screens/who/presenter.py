"""What the map knows and does."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.ids import AccountId, PersonId, RelationId
from secretsmanual.domain.map_layout import Place
from secretsmanual.domain.relations import Sort
from secretsmanual.domain.values import Stance
from secretsmanual.domain.who_is_who import Difference, Node, WhoIsWho
from secretsmanual.gui.tools import Tools


class WhoPresenter(QObject):
    """Reads the map of an account, and keeps how people stand."""

    shown = Signal()
    """There is something new in `map`."""
    compared = Signal(object)
    """The differences of two people, and whose: (Differences, Node, Node)."""
    saved = Signal(object)
    """The Path of a file that was written."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.account_id = ""
        self._read: WhoIsWho | None = None
        tools.theme.veil_changed.connect(self.shown)

    @property
    def map(self) -> WhoIsWho | None:
        """The map; while the privacy view is on without judgements, and with its notes masked."""
        theme = self._tools.theme
        if self._read is None or not theme.veiled:
            return self._read
        shown = self._read.without_private()
        return replace(
            shown,
            relations=tuple(
                one.model_copy(update={"note": theme.veil(one.note)}) for one in shown.relations
            ),
        )

    def person(self, person_id: str) -> Node | None:
        """Return somebody as they are, whatever may be shown of them."""
        return self._read.node(person_id) if self._read else None

    def read(self) -> None:
        """Read anew."""
        tools, account_id = self._tools, AccountId(self.account_id)
        if account_id:
            tools.work.run(
                self,
                lambda: tools.services.who_is_who.map_of(account_id),
                self._take,
                latest="who",
            )

    def move(self, person_id: str, place: Place) -> None:
        """Put somebody elsewhere."""
        service = self._tools.services.who_is_who
        self._tools.write(self, lambda: service.move(PersonId(person_id), place), self.tr("Moved."))

    def lay_out_again(self) -> None:
        """Forget where people were put."""
        service, account_id = self._tools.services.who_is_who, AccountId(self.account_id)
        self._tools.write(
            self, lambda: service.lay_out_again(account_id), self.tr("Laid out again.")
        )

    def stand(self, person_id: str, stance: Stance, *, decides: bool, listened_to: bool) -> None:
        """Say how somebody stands to us, and what weight their word has."""
        service, person = self._tools.services.who_is_who, PersonId(person_id)
        self._tools.write(
            self,
            lambda: service.stand(person, stance, decides=decides, listened_to=listened_to),
            self.tr("Kept."),
        )

    def relate(self, from_id: str, sort: Sort, to_id: str, note: str) -> None:
        """Note how one stands to another."""
        service, account_id = self._tools.services.who_is_who, AccountId(self.account_id)
        ends = PersonId(from_id), PersonId(to_id)
        self._tools.write(
            self,
            lambda: service.relate(account_id, ends[0], sort, ends[1], note)[1],
            self.tr("Kept."),
        )

    def unrelate(self, relation_id: str) -> None:
        """Take a relation away."""
        service = self._tools.services.who_is_who
        self._tools.write(
            self, lambda: service.unrelate(RelationId(relation_id)), self.tr("Taken away.")
        )

    def compare(self, one: Node, other: Node) -> None:
        """Set two people side by side."""
        service = self._tools.services.who_is_who

        def take(found: tuple[Difference, ...]) -> None:
            self.compared.emit((found, one, other))

        self._tools.work.run(
            self,
            lambda: service.differences(one.person.id, other.person.id),
            take,
            latest="compared",
        )

    def save(self, path: Path, printed_for: str, *, with_private: bool) -> None:
        """Write the map; the path's ending says how.

        The privacy view leaves judgements out, and masks here what it masks on the screen.
        """
        service, account_id = self._tools.services.who_is_who, AccountId(self.account_id)
        theme = self._tools.theme
        private = with_private and not theme.veiled

        def call() -> None:
            page = service.document(account_id, with_private=private, printed_for=printed_for)
            service.write(theme.veil_all(page), path)

        self._tools.work.run(self, call, lambda _none: self.saved.emit(path))

    def _take(self, found: WhoIsWho) -> None:
        self._read = found
        self.shown.emit()
