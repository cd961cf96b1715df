"""What is passed on of a secret, and a person who passes on to another company."""

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from secretsmanual.domain.ids import AccountId, PersonId, SecretId, ThemeId
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.screens.account.presenter import AccountPresenter
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.changes import Change
    from secretsmanual.domain.pages import SecretLine

NEW = "new theme"
IN_IT = "in:"
"""Ids of themes that hold the secret already begin with this."""


class Asking(Protocol):
    """What asks beside the list, and knows what is chosen there."""

    @property
    def chosen(self) -> str:
        """The id of the record chosen in the list."""

    @property
    def name(self) -> str:
        """The name of the person or the organisation chosen."""

    def pick(
        self, title: str, note: str, rows: list[ItemRow], run: "Callable[[str], None]"
    ) -> None:
        """Let one be chosen."""

    def write(self, title: str, note: str, start: str, run: "Callable[[str], None]") -> None:
        """Let something be written."""


class AsksBeside(QObject):
    """Does what takes an answer beside the list."""

    def __init__(
        self, tools: Tools, presenter: AccountPresenter, asking: Asking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._presenter = presenter
        self._asking = asking

    @property
    def _line(self) -> "SecretLine | None":
        return self._presenter.secret(self._asking.chosen)


class Passing(AsksBeside):
    """Puts secrets into themes, protects their sources, and moves people."""

    def table(self) -> "dict[str, Callable[[], None]]":
        """Return what answers each action."""
        return {
            "theme": self.choose_theme,
            "protect_source": self.protect_source,
            "move_person": self.choose_company,
        }

    def choose_theme(self) -> None:
        """Choose a theme for the secret, those that its words suggest first."""
        line = self._line
        if line is None:
            return
        secret = line.secret
        opened = self._tools.opened

        def ask(rows: list[ItemRow]) -> None:
            title = tr("Into which theme?")
            note = tr("Marketing learns what groups want, never who. Enter again takes it out.")
            self._asking.pick(title, note, rows, partial(self._put, secret.id))

        call = partial(_theme_rows, opened, secret.id, secret.text, secret.themes)
        self._tools.work.run(self, call, ask)

    def protect_source(self) -> None:
        """Say that nobody may learn who told us, or that they may."""
        line = self._line
        if line is None:
            return
        secret_id, protected = line.secret.id, not line.secret.source_protected
        service = self._tools.services.secrets
        said = (
            tr("Its source is protected: no name and no hint of it leaves.")
            if protected
            else tr("Its source may be named.")
        )
        self._tools.write(
            self, lambda: service.protect_source(secret_id, protected=protected), said
        )

    def choose_company(self) -> None:
        """Choose where the person works now."""
        presenter, person_id = self._presenter, self._presenter.person_id
        if not person_id:
            return
        service, own, name = self._tools.services.accounts, presenter.account_id, self._asking.name

        def call() -> list[ItemRow]:
            found = [one.account for one in service.all() if one.account.id != own]
            return [ItemRow(one.id, one.name, one.trade) for one in found]

        def ask(rows: list[ItemRow]) -> None:
            title = tr("Where does {} work now?").format(name)
            note = tr("What we know of them goes along; what belongs to this company stays.")
            self._asking.pick(title, note, rows, partial(self._move, person_id, name))

        self._tools.work.run(self, call, ask)

    def _put(self, secret_id: SecretId, chosen: str) -> None:
        service = self._tools.services.themes
        if chosen == NEW:
            note = tr("A few words that name nobody, such as: certainty before price.")
            run = partial(self._propose, secret_id)
            self._asking.write(tr("A new theme"), note, "", run)
        elif chosen.startswith(IN_IT):
            theme_id = ThemeId(chosen.removeprefix(IN_IT))
            self._tools.write(
                self, lambda: service.untag(secret_id, theme_id), tr("Taken out of the theme.")
            )
        else:
            self._tools.write(
                self, lambda: service.tag(secret_id, ThemeId(chosen)), tr("In the theme now.")
            )

    def _propose(self, secret_id: SecretId, label: str) -> None:
        service = self._tools.services.themes

        def call() -> "Change":
            theme, _ = service.propose(label)
            return service.tag(secret_id, theme.id)

        self._tools.write(self, call, tr("A new theme, with this secret in it."))

    def _move(self, person_id: str, name: str, account_id: str) -> None:
        tools, service = self._tools, self._tools.services.people

        def done(change: "Change") -> None:
            tools.navigation.open("account", account=account_id, person=person_id)
            tools.wrote(change, tr("{} works here now.").format(name))

        tools.work.run(
            self,
            lambda: service.move(PersonId(person_id), AccountId(account_id)),
            done,
        )


def _theme_rows(
    opened: "Callable[[], Services]", secret_id: SecretId, text: str, carried: list[str]
) -> list[ItemRow]:
    """Return the themes to choose from: suggested, carried, then the others; in the worker."""
    service = opened().themes
    labels = {label.casefold() for label in carried}
    suggested = [theme.id for theme, _ in service.suggest(text, secret_id)]
    themes = [state.theme for state in service.all()]
    held = [one for one in themes if one.label.casefold() in labels]
    free = {one.id: one for one in themes if one not in held}
    first = [free.pop(one) for one in suggested if one in free]
    others = sorted(free.values(), key=lambda one: one.label.casefold())
    return [
        *(ItemRow(o.id, o.label, aside=tr("suggested"), aside_tone="accent") for o in first),
        *(ItemRow(IN_IT + o.id, o.label, aside=tr("in it"), icon="check") for o in held),
        *(ItemRow(o.id, o.label) for o in others),
        ItemRow(NEW, tr("A new theme"), icon="plus"),
    ]
