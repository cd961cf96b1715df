"""The questions that are answered in place: which kind, whom, through whom, with whom."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from secretsmanual.domain.people import Person
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.screens.review import choices
from secretsmanual.gui.screens.review.choices import FAMILY, NEW, NOBODY
from secretsmanual.gui.screens.review.finder import Finder
from secretsmanual.gui.screens.review.presenter import ReviewPresenter
from secretsmanual.gui.screens.review.rows import family_title
from secretsmanual.gui.tools import Tools
from secretsmanual.services.accounts import AccountCount
from secretsmanual.services.reviews import Whose


class Asking(QObject):
    """Puts questions into a finder, and the answers to the presenter."""

    def __init__(
        self,
        tools: Tools,
        presenter: ReviewPresenter,
        finder: Finder,
        place: Finder,
        show: Callable[[bool], None],
    ) -> None:
        super().__init__(presenter)
        self._tools = tools
        self._presenter = presenter
        self._finder = finder
        self._place = place
        self._show = show
        self._whose = Whose()
        place.left.connect(self.place_it)

    def kind(self, take: Callable[[str], None], family: str = "") -> None:
        """Look for a kind: the six families first, or what is typed."""
        seen = self._presenter.seen
        if seen is None:
            return
        bank, aliases = seen.guide.bank, dict(seen.guide.lexicon.aliases)

        def taken(chosen: str) -> None:
            if chosen.startswith(FAMILY):
                self.kind(take, chosen.removeprefix(FAMILY))
                return
            self._show(False)
            take(chosen)

        self._ask(
            family_title(family) or self.tr("Which kind?"),
            lambda typed: choices.kinds(bank, aliases, typed, family),
            taken,
        )

    def whom(self) -> None:
        """Say whom the line is about, or who the name at its head is."""
        seen, row = self._presenter.seen, self._presenter.row
        if seen is None or row is None:
            return
        people, present = seen.people, len(seen.interview.attendees)

        def taken(chosen: str) -> None:
            self._show(False)
            if chosen.startswith(NEW):
                self._presenter.about_new(chosen.removeprefix(NEW))
            else:
                self._presenter.about(chosen)

        name = row.whom_named
        title = self.tr("Who is {}?").format(name) if name else self.tr("Whom is this about?")
        self._ask(title, lambda typed: choices.people(people, present, typed), taken, name)

    def known(self) -> None:
        """Go on to the next way of knowing it; the last asks through whom."""
        seen = self._presenter.seen
        following = self._presenter.next_known()
        if seen is None or following != "via":
            self._presenter.know(following)
            return
        people = seen.people

        def taken(chosen: str) -> None:
            self._show(False)
            self._presenter.know("via", chosen.removeprefix(NEW))

        self._ask(
            self.tr("Heard through whom?"),
            lambda typed: choices.tellers(people, typed),
            taken,
            leave=lambda: self._presenter.know("told"),
        )

    def place_it(self) -> None:
        """Ask with whom a talk was that has no account yet."""
        tools = self._tools
        tools.work.run(self, lambda: tools.services.accounts.all(), self._ask_account)  # noqa: PLW0108 - services exist only there

    def _ask_account(self, known: list[AccountCount]) -> None:
        def taken(chosen: str) -> None:
            if chosen.startswith(NEW):
                self._whose = Whose(account=chosen.removeprefix(NEW))
                self._ask_caller([])
                return
            account = next(one.account for one in known if one.account.id == chosen)
            self._whose = Whose(account_id=account.id)
            services = self._tools.opened
            self._tools.work.run(self, lambda: services().people.all(account.id), self._ask_caller)

        self._place.ask(
            self.tr("With whom was this talk?"),
            self._first_line(),
            lambda typed: choices.accounts(known, typed),
            taken,
        )

    def _ask_caller(self, known: list[Person]) -> None:
        whose = self._whose

        def taken(chosen: str) -> None:
            new = chosen.removeprefix(NEW) if chosen.startswith(NEW) else ""
            person = next((one.id for one in known if one.id == chosen), None)
            self._presenter.place(
                Whose(whose.account_id, whose.account, person, "" if chosen == NOBODY else new)
            )

        self._place.ask(
            self.tr("Who was it?"),
            self._first_line(),
            lambda typed: choices.callers(known, typed),
            taken,
        )

    def _first_line(self) -> str:
        rows = self._presenter.rows
        return self.tr("“{}”").format(rows[0].material.raw.strip()) if rows else ""

    def _ask(
        self,
        title: str,
        find: Callable[[str], list[ItemRow]],
        take: Callable[[str], None],
        start: str = "",
        leave: Callable[[], None] | None = None,
    ) -> None:
        self._show(True)
        self._finder.ask(title, "", find, take, start, leave)
