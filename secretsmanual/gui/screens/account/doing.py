"""What one does on the account page: each key and button, and where the focus goes then."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.domain.occasions import KIND as FIT
from secretsmanual.domain.occasions import OCCASIONS, TONES
from secretsmanual.domain.pages import SecretLine
from secretsmanual.domain.uses import REACTIONS, WAYS, rests_until
from secretsmanual.domain.values import Reaction, Satisfied, UseWay
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.privacy import hidden
from secretsmanual.gui.screens.account.parts import Parts
from secretsmanual.gui.screens.account.passing import Passing
from secretsmanual.gui.screens.account.presenter import NO_OCCASION, AccountPresenter
from secretsmanual.gui.screens.account.wanting import Wanting
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from secretsmanual.domain.happened import Happening, Told
    from secretsmanual.gui.screens.account.promise_panel import PromisePanel
    from secretsmanual.gui.screens.account.record_panels import RecordPanel
    from secretsmanual.gui.screens.account.secret_panel import SecretPanel
    from secretsmanual.gui.widgets.history import HistoryPart
    from secretsmanual.services.accounts import AccountCount

OF_SECRET = (
    *("confirm", "edit", "supersede", "used", "gold", "private", "who_may_know"),
    *("need_or_want", "kind", "delete", "theme", "protect_source"),
)
TOOK: tuple[tuple[Satisfied, str], ...] = (
    ("delighted", mark("Delighted")),
    ("yes", mark("Satisfied")),
    ("partly", mark("In part")),
    ("late", mark("It came late")),
    ("no", mark("Not satisfied")),
)
NOT_ASKED = "not asked"


class Doing(QObject):
    """Answers the actions of the page."""

    rested = Signal()
    """Something was answered: the page shows again what is chosen."""

    def __init__(
        self, tools: Tools, parts: Parts, presenter: AccountPresenter, page: QWidget
    ) -> None:
        super().__init__(page)
        self._tools = tools
        self._parts = parts
        self._presenter = presenter
        self._page = page
        self._passing = Passing(tools, presenter, self, page)
        self._wanting = Wanting(tools, presenter, self, page)
        presenter.accounts_read.connect(self._ask_account)
        presenter.history_read.connect(self._show_history)

    def table(self) -> "dict[str, Callable[[], None]]":
        """Return what answers each action."""
        return {
            "confirm": partial(self._of_secret, self._presenter.confirm),
            "gold": partial(self._of_secret, self._presenter.gold),
            "private": partial(self._of_secret, self._presenter.private),
            "who_may_know": partial(self._of_secret, self._presenter.next_protection),
            "need_or_want": partial(self._of_secret, self._presenter.need_or_want),
            "history": self.tell_history,
            "delete": self.delete,
            "edit": self.edit,
            "supersede": self.supersede,
            "used": self.use,
            "kind": self.choose_kind,
            "occasion": self.choose_occasion,
            "add_secret": self.add_secret,
            "promise": self.add_promise,
            "new_person": self.add_person,
            "merge_people": self.merge_people,
            "merge_accounts": self._presenter.read_accounts,
            "new_talk": partial(self._go, "talk"),
            "log_call": partial(self._go, "talk", mode="after"),
            "brief": partial(self._go, "brief"),
            "bought": partial(self._go, "customer"),
            "who": partial(self._go, "who"),
            "hand_over": lambda: self._open("hand_over", account=self._presenter.account_id),
            **self._passing.table(),
            **self._wanting.table(),
            "person_report": self._open_report,
            "erase_person": partial(self._open_report, part="erase"),
            "new_account": lambda: self._open("accounts"),
        }

    def enable(self) -> None:
        """Offer what can be done with what is chosen."""
        presenter, actions, owner = self._presenter, self._tools.actions, self._page
        line = presenter.secret(self.chosen)
        for name in OF_SECRET:
            actions.set_enabled(owner, name, line is not None)
        self._wanting.enable(owner)
        of_fit = line is not None and line.secret.kind == FIT
        actions.set_enabled(owner, "occasion", of_fit)
        actions.set_enabled(owner, "edit", presenter.seen is not None)
        talk = presenter.talk(self.chosen) is not None
        actions.set_enabled(owner, "history", presenter.seen is not None and not talk)
        of_account = not presenter.person_id and presenter.seen is not None
        actions.set_enabled(owner, "delete", line is not None or of_account)
        people = len(presenter.seen.page.people) if presenter.seen else 0
        for name in ("move_person", "person_report", "erase_person"):
            actions.set_enabled(owner, name, bool(presenter.person_id))
        actions.set_enabled(owner, "merge_people", bool(presenter.person_id) and people > 1)

    def edit(self) -> None:
        """Turn what is chosen into fields."""
        parts = self._parts
        line = self._presenter.secret(self.chosen)
        if line is not None:
            if not hidden(self._tools, private=line.secret.sensitivity in CONFIDED):
                parts.bring(parts.secret)
                parts.secret.edit()
        else:
            panel = parts.person if self._presenter.person_id else parts.organisation
            parts.bring(panel)
            panel.edit()

    def tell_history(self) -> None:
        """Tell what happened to what stands beside the list."""
        found = self._told_of()
        if found is not None:
            self._presenter.read_history(*found[:2])

    def _told_of(self) -> "tuple[Told, str, HistoryPart] | None":
        parts, presenter = self._parts, self._presenter
        panels: tuple[tuple[SecretPanel | PromisePanel | RecordPanel, Told, str], ...] = (
            (parts.secret, "secret", self.chosen),
            (parts.promise, "promise", self.chosen),
            (parts.person, "person", presenter.person_id),
            (parts.organisation, "account", presenter.account_id),
        )
        front = parts.panel.currentWidget()
        found = ((told, its_id, panel.history) for panel, told, its_id in panels if panel is front)
        return next(found, None)

    def _show_history(self, record_id: str, happened: "list[Happening]") -> None:
        found = self._told_of()
        if found is not None and found[1] == record_id:
            found[2].show_history(record_id, happened)

    def delete(self) -> None:
        """Delete the chosen secret; without one, an account with nothing in it."""
        chosen = self.chosen
        if self._presenter.secret(chosen):
            self._presenter.delete(chosen)
        elif not self._presenter.person_id:
            self._presenter.delete_account()

    def add_secret(self) -> None:
        """Write a new one about the person chosen."""
        title = tr("A new secret about {}").format(self.name)
        self.write(title, tr("As it came. The kind comes after."), "", self._presenter.add_secret)

    def add_promise(self) -> None:
        """Write a new promise as one says it."""
        title = tr("A new promise to {}").format(self.name)
        note = tr("Send samples by Friday. Begin with < where they promised.")
        self.write(title, note, "", self._presenter.note_promise)

    def supersede(self) -> None:
        """Write what is true now."""
        line = self._presenter.secret(self.chosen)
        if line is not None:
            run = partial(self._presenter.supersede, line.secret.id)
            note = tr("The old one is kept, marked as replaced.")
            self.write(tr("What is true now?"), note, self._spoken_of(line), run)

    def use(self) -> None:
        """Choose in what way it was used and how it landed; Enter thrice is enough."""
        line, seen = self._presenter.secret(self.chosen), self._presenter.seen
        if line is None or seen is None:
            return
        rows = [_way_row(line, way, seen.today) for way in WAYS]

        def chosen(wanted: str) -> None:
            self._land(line, next(way for way in WAYS if way == wanted))

        self.pick(tr("How did you use it?"), self._spoken_of(line), rows, chosen)

    def _land(self, line: SecretLine, way: UseWay) -> None:
        rows = [ItemRow(NOT_ASKED, tr("Too early to tell"))]
        rows += [ItemRow(reaction, tr(word)) for reaction, word in REACTIONS.items()]

        def chosen(wanted: str) -> None:
            nothing: Reaction = ""
            took = next((one for one in REACTIONS if one == wanted), nothing)
            note = tr("Enter keeps it; say more where you like.")
            run = partial(self._presenter.use, line.secret.id, way, took)
            self.write(tr("What was it?"), note, tr(WAYS[way]), run)

        self.pick(tr("How did it land?"), self._spoken_of(line), rows, chosen)

    def choose_kind(self) -> None:
        """Choose one of the kinds that fit a person or an organisation."""
        presenter, seen = self._presenter, self._presenter.seen
        line = presenter.secret(self.chosen)
        if line is None or seen is None:
            return
        rows = [
            ItemRow(kind.id, kind.label, kind.means)
            for kind in seen.kinds.values()
            if kind.subject == line.secret.subject
        ]
        run = partial(presenter.sort, line.secret.id)
        self.pick(tr("What kind is it?"), self._spoken_of(line), rows, run)

    def choose_occasion(self) -> None:
        """Choose what our product is for in their life; the brief then says how to speak."""
        line = self._presenter.secret(self.chosen)
        if line is None or line.secret.kind != FIT:
            return
        tones = {name: tr(tone).partition(": ")[2] for name, tone in TONES.items()}
        rows = [ItemRow(id_, tr(word), tones.get(id_, "")) for id_, word in OCCASIONS.items()]
        rows.append(ItemRow(NO_OCCASION, tr("None")))
        run = partial(self._presenter.set_occasion, line.secret.id)
        self.pick(tr("Which occasion is it for?"), self._spoken_of(line), rows, run)

    def add_person(self) -> None:
        """Type the name in place."""
        self._parts.name.clear()
        self._parts.name.show()
        self._parts.name.setFocus()

    def merge_people(self) -> None:
        """Choose who is the same person."""
        presenter, seen = self._presenter, self._presenter.seen
        if seen is None or not presenter.person_id:
            return
        known = {one.person.id for one in seen.page.people}
        rows = [row for row in seen.people if row.id in known and row.id != presenter.person_id]
        title = tr("Who is the same person as {}?").format(self.name)
        note = tr("Their secrets, promises and talks come here. Undo takes it back.")
        self.pick(title, note, rows, presenter.merge_person)

    def keep_promise(self) -> None:
        """Say that it was kept; of our own, also how they took it."""
        presenter, chosen = self._presenter, self.chosen
        line = presenter.promise(chosen)
        if line is None or not line.promise.open:
            return
        if line.promise.direction == "theirs":
            presenter.keep(chosen, None)
            return
        rows = [ItemRow(NOT_ASKED, tr("Not asked yet"))]
        rows += [ItemRow(value, tr(word)) for value, word in TOOK]

        def keep(answer: str) -> None:
            took = next((value for value, _ in TOOK if value == answer), None)
            presenter.keep(chosen, took)

        self.pick(tr("How did they take it?"), line.promise.text, rows, keep)

    def move_promise(self) -> None:
        """Type another day and why."""
        chosen, seen = self.chosen, self._presenter.seen
        if seen is None or not self._presenter.promise(chosen):
            return
        title = tr("To which day, and why?")
        note = tr("As one says it: Friday, they asked for a week more.")
        self._parts.bring(self._parts.writer)
        self._parts.writer.ask(title, note, "", partial(self._moved, chosen, seen.today))

    def drop_promise(self) -> None:
        """Say that nobody waits for it."""
        self._presenter.drop(self.chosen)

    def _moved(self, promise_id: str, today: date, typed: str) -> str:
        day, _, why = typed.partition(",")
        due = read_date(day, today)
        if due is None or due < today:
            return tr("Begin with a day from today on, such as Friday or 4 Dec.")
        if not why.strip():
            return tr("Say why after a comma, so that the brief can tell it.")
        self._presenter.move(promise_id, due, why.strip())
        return ""

    def _ask_account(self, accounts: "list[AccountCount]") -> None:
        rows = [ItemRow(one.account.id, one.account.name, one.account.trade) for one in accounts]
        title = tr("Which one is the same account?")
        note = tr("Its people, secrets and talks come here. Undo takes it back.")
        self.pick(title, note, rows, self._presenter.merge_account)

    def _of_secret(self, run: "Callable[[str], None]") -> None:
        chosen = self.chosen
        if self._presenter.secret(chosen):
            run(chosen)

    def write(self, title: str, note: str, start: str, run: "Callable[[str], None]") -> None:
        """Let something be written beside the list; `run` is given the words."""

        def save(typed: str) -> str:
            run(typed)
            return ""

        self._parts.bring(self._parts.writer)
        self._parts.writer.ask(title, note, start, save)

    def pick(
        self, title: str, note: str, rows: list[ItemRow], run: "Callable[[str], None]"
    ) -> None:
        """Let one be chosen beside the list; `run` is given its id."""

        def chosen(record_id: str) -> None:
            self.rested.emit()
            run(record_id)

        self._parts.bring(self._parts.picker)
        self._parts.picker.ask(title, note, rows, chosen)

    def _spoken_of(self, line: SecretLine) -> str:
        veiled = self._tools.theme.veiled and line.secret.sensitivity in CONFIDED
        return "" if veiled else spoken_of(line)

    @property
    def chosen(self) -> str:
        """The id of the record chosen in the list."""
        return self._parts.list.current_id()

    @property
    def name(self) -> str:
        """The name of the person or the organisation chosen."""
        seen = self._presenter.seen
        one = seen.person(self._presenter.subject) if seen else None
        return one.person.name if one else seen.page.account.name if seen else ""

    def _open_report(self, part: str = "") -> None:
        self._open("person", person=self._presenter.person_id, part=part)

    def _go(self, page: str, **args: str) -> None:
        presenter = self._presenter
        self._open(page, account=presenter.account_id, people=presenter.person_id, **args)

    def _open(self, page: str, **args: str) -> None:
        given = {name: value for name, value in args.items() if value}
        self._tools.navigation.open(page, **given)


def _way_row(line: SecretLine, way: UseWay, today: date) -> ItemRow:
    again = rests_until(line.uses, way, today)
    note = tr("Not again before {}").format(words.day(again)) if again else ""
    return ItemRow(way, tr(WAYS[way]), note, tone="soft" if again else "ink")


def spoken_of(line: SecretLine) -> str:
    """Return a secret's words, but for what must never be mentioned."""
    return "" if line.secret.sensitivity == "never" else line.secret.text
