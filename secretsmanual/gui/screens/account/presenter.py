"""What the account page knows and does: read in one go, written one undoable step at a time."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.ids import AccountId, PersonId, PromiseId, SecretId
from secretsmanual.domain.occasions import TONES
from secretsmanual.domain.pages import PromiseLine, SecretLine, TalkLine, secret_line
from secretsmanual.domain.values import SENSITIVITIES, Reaction, Satisfied, Sensitivity, UseWay
from secretsmanual.gui.screens.account.rows import Seen, seen
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.happened import Happening, Told
    from secretsmanual.services.accounts import AccountCount

LONGEST = 20_000
"""Characters of one secret (`values.Text`)."""
NO_OCCASION = "none"


def read(services: "Services", account_id: str) -> Seen:
    """Read an account and make its rows; in the worker."""
    manual = services.manual
    account = AccountId(account_id)
    page = services.manual_page.page(account)
    left: list[SecretLine] = []
    if page.unsorted:
        found = services.secrets.all(account, statuses=("unsorted",))
        left = [secret_line(one, manual.bank, manual.today) for one in found]
    return seen(page, left, manual.bank, manual.today)


class AccountPresenter(QObject):
    """The account in front, the person or organisation chosen, and what can be written."""

    shown = Signal()
    """There is something new in `seen`."""
    gone = Signal(str)
    """The account is not there any more: a sentence."""
    made = Signal(str)
    """The id of what was just added: to be chosen once it is read."""
    history_read = Signal(str, list)
    """A record's id and what happened to it, newest first."""
    accounts_read = Signal(list)
    """The other accounts, to choose one from."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.account_id = ""
        self.subject = ""
        """A person's id, or the account's own for the organisation."""
        self.seen: Seen | None = None

    def open(self, account_id: str) -> None:
        """Show an account."""
        if account_id != self.account_id:
            self.account_id, self.subject, self.seen = account_id, "", None

    def read(self) -> None:
        """Read the account anew."""
        tools, account = self._tools, self.account_id
        tools.work.run(
            self,
            lambda: read(tools.services, account),
            self._take,
            lambda error: self.gone.emit(error.sentence),
            latest="account",
        )

    def choose(self, subject: str) -> None:
        """Turn to a person, or to the organisation."""
        if self.seen and subject in self.seen.lists:
            self.subject = subject

    def neighbour(self, step: int) -> str:
        """Return who stands after (1) or before (-1) the one chosen; round at the ends."""
        if not self.seen:
            return ""
        ids = [row.id for row in self.seen.people]
        at = ids.index(self.subject) if self.subject in ids else 0
        return ids[(at + step) % len(ids)]

    @property
    def person_id(self) -> str:
        """The person chosen; empty for the organisation."""
        return "" if self.subject == self.account_id else self.subject

    def secret(self, record_id: str) -> SecretLine | None:
        """Return a secret of this account."""
        return self.seen.secrets.get(record_id) if self.seen else None

    def promise(self, record_id: str) -> PromiseLine | None:
        """Return a promise of this account."""
        return self.seen.promises.get(record_id) if self.seen else None

    def talk(self, record_id: str) -> TalkLine | None:
        """Return a talk of this account."""
        return self.seen.talks.get(record_id) if self.seen else None

    # Secrets

    def add_secret(self, text: str) -> None:
        """Add a secret about the one chosen."""
        if not self._fits(text):
            return
        person = PersonId(self.person_id) if self.person_id else None
        service, account = self._tools.services.secrets, AccountId(self.account_id)
        self._add(lambda: service.add(text, account, person_id=person), self.tr("Recorded."))

    def note_promise(self, typed: str) -> None:
        """Add a promise to or by the one chosen."""
        person = PersonId(self.person_id) if self.person_id else None
        service, account = self._tools.services.promises, AccountId(self.account_id)
        self._add(lambda: service.note(typed, account, person), self.tr("A promise is noted."))

    def edit(self, secret_id: str, text: str) -> None:
        """Reword a secret."""
        if self._fits(text):
            service = self._tools.services.secrets
            self._tools.write(
                self, lambda: service.edit(SecretId(secret_id), text), self.tr("Reworded.")
            )

    def set_topic(self, secret_id: str, topic: str) -> None:
        """Name what service is told not to raise; empty for nothing."""
        service = self._tools.services.secrets
        said = self.tr("Service is told not to raise it.")
        said = said if topic.strip() else self.tr("Service is told of no topic.")
        self._tools.write(self, lambda: service.set_topic(SecretId(secret_id), topic), said)

    def supersede(self, secret_id: str, text: str) -> None:
        """Put something newer in its place."""
        if self._fits(text):
            service = self._tools.services.secrets
            said = self.tr("The newer one stands; the old one is kept.")
            self._add(lambda: service.supersede(SecretId(secret_id), text), said)

    def use(self, secret_id: str, way: UseWay, reaction: Reaction, how: str) -> None:
        """Note how it was used, and how it landed."""
        service = self._tools.services.secrets
        said = self.tr("Noted as used.")
        self._tools.write(self, lambda: service.use(SecretId(secret_id), way, how, reaction), said)

    def confirm(self, secret_id: str) -> None:
        """Say that it is still true."""
        service = self._tools.services.secrets
        said = self.tr("Still true, as of today.")
        self._tools.write(self, lambda: service.confirm(SecretId(secret_id)), said)

    def gold(self, secret_id: str) -> None:
        """Mark or unmark it as gold."""
        line = self.secret(secret_id)
        service = self._tools.services.secrets
        was = line is not None and line.secret.gold
        said = self.tr("No longer gold.") if was else self.tr("Gold.")
        self._tools.write(self, lambda: service.toggle_gold(SecretId(secret_id)), said)

    def private(self, secret_id: str) -> None:
        """Keep it to oneself, or let service know again."""
        line = self.secret(secret_id)
        if line is not None:
            private = line.secret.sensitivity == "private"
            self._protect(secret_id, "service" if private else "private")

    def next_protection(self, secret_id: str) -> None:
        """Go on from open to service, private, never, and round."""
        line = self.secret(secret_id)
        if line is not None:
            now = SENSITIVITIES.index(line.secret.sensitivity)
            self._protect(secret_id, SENSITIVITIES[(now + 1) % len(SENSITIVITIES)])

    def need_or_want(self, secret_id: str) -> None:
        """Turn a want into a need, or back."""
        line = self.secret(secret_id)
        if line is not None:
            need = line.secret.layer == "want"
            service = self._tools.services.secrets
            said = self.tr("A need: everybody has it.") if need else self.tr("A want: their own.")
            self._tools.write(self, lambda: service.set_layer(SecretId(secret_id), need=need), said)

    def sort(self, secret_id: str, kind: str) -> None:
        """Sort it under a kind; one that had none is then protected as its kind asks."""
        if self.seen is None:
            return
        service, label = self._tools.services.secrets, self.seen.kinds[kind].label
        said = self.tr("Sorted under {}.").format(label)
        self._tools.write(self, lambda: service.set_kind(SecretId(secret_id), kind), said)

    def set_occasion(self, secret_id: str, occasion: str) -> None:
        """Say what our product is for in their life, or that it is for nothing in particular."""
        service = self._tools.services.secrets
        wanted = "" if occasion == NO_OCCASION else occasion
        said = self.tr("The brief says how to speak.") if wanted in TONES else self.tr("Kept.")
        self._tools.write(self, lambda: service.set_occasion(SecretId(secret_id), wanted), said)

    def delete(self, secret_id: str) -> None:
        """Delete it; undo brings it back."""
        service = self._tools.services.secrets
        self._tools.write(self, lambda: service.delete(SecretId(secret_id)), self.tr("Deleted."))

    def read_history(self, record: "Told", record_id: str) -> None:
        """Read what happened to a record."""
        service = self._tools.services.histories

        def take(happened: "list[Happening]") -> None:
            self.history_read.emit(record_id, happened)

        untold = CONFIDED if self._tools.theme.veiled else ("never",)
        self._tools.work.run(self, lambda: service.of(record, record_id, untold), take)

    # Promises

    def keep(self, promise_id: str, satisfied: Satisfied | None) -> None:
        """Say that a promise was kept."""
        service = self._tools.services.promises
        self._tools.write(
            self, lambda: service.keep(PromiseId(promise_id), satisfied), self.tr("Kept.")
        )

    def move(self, promise_id: str, due: date, why: str) -> None:
        """Give a promise another day."""
        service = self._tools.services.promises
        self._tools.write(
            self, lambda: service.move(PromiseId(promise_id), due, why), self.tr("Moved.")
        )

    def drop(self, promise_id: str) -> None:
        """Say that nobody waits for it."""
        service = self._tools.services.promises
        self._tools.write(self, lambda: service.drop(PromiseId(promise_id)), self.tr("Dropped."))

    # People and the account

    def add_person(self, name: str) -> None:
        """Add a person here."""
        service, account = self._tools.services.people, AccountId(self.account_id)
        said = self.tr("{} is here now.").format(name.strip())
        self._add(lambda: service.add(name, account), said)

    def change_person(self, person_id: str, values: dict[str, Any]) -> None:
        """Change a person's fields."""
        service = self._tools.services.people
        self._tools.write(
            self, lambda: service.change(PersonId(person_id), **values), self.tr("Kept.")
        )

    def merge_person(self, other: str) -> None:
        """Make the chosen person and another one person: the chosen one stays."""
        service, keep = self._tools.services.people, PersonId(self.person_id)
        self._tools.write(
            self, lambda: service.merge(keep, PersonId(other)), self.tr("They are one person now.")
        )

    def change_account(self, values: dict[str, Any]) -> None:
        """Change the account's fields."""
        service, account = self._tools.services.accounts, AccountId(self.account_id)
        self._tools.write(self, lambda: service.change(account, **values), self.tr("Kept."))

    def merge_account(self, other: str) -> None:
        """Take another account into this one."""
        service, keep = self._tools.services.accounts, AccountId(self.account_id)
        said = self.tr("They are one account now.")
        self._tools.write(self, lambda: service.merge(keep, AccountId(other)), said)

    def delete_account(self) -> None:
        """Delete the account if nothing is in it."""
        service, account = self._tools.services.accounts, AccountId(self.account_id)
        self._tools.write(self, lambda: service.delete(account), self.tr("Deleted."))

    def read_accounts(self) -> None:
        """Read the accounts that this one could be merged with."""
        service, own = self._tools.services.accounts, self.account_id

        def call() -> "list[AccountCount]":
            return [one for one in service.all() if one.account.id != own]

        self._tools.work.run(self, call, self.accounts_read.emit)

    def _protect(self, secret_id: str, sensitivity: Sensitivity) -> None:
        service = self._tools.services.secrets
        told = {
            "open": self.tr("Open: marketing and service may know."),
            "service": self.tr("Service may know."),
            "private": self.tr("Private: it stays with you."),
            "never": self.tr("Never to be mentioned. It stays hidden."),
        }
        self._tools.write(
            self,
            lambda: service.set_sensitivity(SecretId(secret_id), sensitivity),
            told[sensitivity],
        )

    def _fits(self, text: str) -> bool:
        if len(text) <= LONGEST:
            return bool(text.strip())
        self._tools.banner.tell(self.tr("That is too long for one secret. Make two of it."), "care")
        return False

    def _add(self, call: "Callable[[], tuple[Any, Change]]", said: str) -> None:
        def done(made: "tuple[Any, Change]") -> None:
            record, change = made
            self.made.emit(record.id)
            self._tools.wrote(change, said)

        self._tools.work.run(self, call, done)

    def _take(self, found: Seen) -> None:
        self.seen = found
        if self.subject not in found.lists:
            self.subject = found.people[0].id
        self.shown.emit()
