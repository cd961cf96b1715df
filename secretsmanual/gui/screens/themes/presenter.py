"""What the page of themes knows: each theme's state, its quotes, and the secrets in it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import SecretId, ThemeId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.themes import Theme
from secretsmanual.gui.models.families import kind_of
from secretsmanual.gui.screens.themes.rows import Rows, inside_rows, theme_rows
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.tools import Tools
from secretsmanual.services.themes import ThemeState

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services

MOST_SUGGESTED = 8
_SHORTEST_WORD = 4
_LOOKED_AT = 15


class ThemesPresenter(QObject):
    """Reads themes, and writes one undoable step at a time."""

    shown = Signal()
    """There is something new in `states` and `rows`."""
    inside = Signal(str, list)
    """The id of a theme, and rows of what is in it."""
    made = Signal(str)
    """The id of a theme that was just proposed."""
    found = Signal(str, str)
    """Ids of an account and of a secret in it."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.states: Mapping[str, ThemeState] = {}
        self.rows: Rows = []

    def read(self) -> None:
        """Read all themes anew."""
        opened = self._tools.opened

        def call() -> tuple[Mapping[str, ThemeState], Rows]:
            states = opened().themes.all()
            return {one.theme.id: one for one in states}, theme_rows(states)

        def done(found: tuple[Mapping[str, ThemeState], Rows]) -> None:
            self.states, self.rows = found
            self.shown.emit()

        self._tools.work.run(self, call, done, latest="themes")

    def read_inside(self, theme_id: str) -> None:
        """Read the quotes and the secrets of a theme, and what may belong to it."""
        state, opened = self.states.get(theme_id), self._tools.opened
        if state is None:
            return
        theme = state.theme

        self._tools.work.run(
            self,
            lambda: _inside(opened(), theme),
            lambda rows: self.inside.emit(theme_id, rows),
            latest="inside",
        )

    def propose(self, label: str) -> None:
        """Add a theme."""
        service = self._tools.services.themes

        def done(made: tuple[Theme, Change]) -> None:
            theme, change = made
            self.made.emit(theme.id)
            self._tools.wrote(change, self.tr("A new theme. Put secrets into it."))

        self._tools.work.run(self, lambda: service.propose(label), done)

    def retire(self, theme_id: str) -> None:
        """Put a theme aside."""
        service, wanted = self._tools.services.themes, ThemeId(theme_id)
        self._tools.write(
            self, lambda: service.retire(wanted), self.tr("Put aside: it is told no more.")
        )

    def answer(self, theme_id: str, secret_id: str, *, confirmed: bool) -> None:
        """Say whether a quote may be repeated."""
        service = self._tools.services.themes
        theme, secret = ThemeId(theme_id), SecretId(secret_id)
        said = (
            self.tr("It may be repeated, as it reads here.")
            if confirmed
            else self.tr("It is not repeated.")
        )
        self._tools.write(
            self, lambda: service.answer_quote(theme, secret, confirmed=confirmed), said
        )

    def put_in(self, theme_id: str, secret_id: str) -> None:
        """Put a secret into a theme."""
        service, theme, secret = self._tools.services.themes, ThemeId(theme_id), SecretId(secret_id)
        self._tools.write(self, lambda: service.tag(secret, theme), self.tr("In the theme now."))

    def take_out(self, theme_id: str, secret_id: str) -> None:
        """Take a secret out of a theme."""
        service, theme, secret = self._tools.services.themes, ThemeId(theme_id), SecretId(secret_id)
        self._tools.write(
            self, lambda: service.untag(secret, theme), self.tr("Taken out of the theme.")
        )

    def find(self, secret_id: str) -> None:
        """Find the account of a secret."""
        service = self._tools.services.secrets

        def done(secret: Secret) -> None:
            self.found.emit(secret.account_id or "", secret.id)

        self._tools.work.run(self, lambda: service.get(SecretId(secret_id)), done)


def _inside(services: "Services", theme: Theme) -> Rows:
    """Read what is in a theme; in the worker."""
    label = theme.label.casefold()
    known = {one.id: one for one in services.secrets.all()}
    tagged = [o for o in known.values() if label in {tag.casefold() for tag in o.themes}]
    carried = {one.id for one in tagged}
    maybe = [known[one] for one in _maybe(services, theme) if one in known and one not in carried]
    names: dict[str, str] = {one.id: one.name for one in services.people.all()}
    names.update((one.account.id, one.account.name) for one in services.accounts.all())
    return inside_rows(
        services.themes.quotes(theme.id),
        tagged,
        maybe[:MOST_SUGGESTED],
        names,
        _kinds(services.manual.bank),
    )


def _maybe(services: "Services", theme: Theme) -> list[SecretId]:
    """Return secrets with words of the label to which the theme is suggested, best first."""
    found: dict[SecretId, str] = {}
    for word in theme.label.split():
        if len(word) >= _SHORTEST_WORD:
            hits = services.search.ask(word, _LOOKED_AT)
            found.update({SecretId(one.id): one.text for one in hits if one.type == "secret"})
    scores: dict[SecretId, float] = {}
    for secret_id, text in found.items():
        suggested = {one.id: score for one, score in services.themes.suggest(text, secret_id)}
        if theme.id in suggested:
            scores[secret_id] = suggested[theme.id]
    return sorted(scores, key=lambda one: -scores[one])


def _kinds(bank: Bank) -> dict[str, tuple[str, Family]]:
    return {kind.id: kind_of(bank, kind.id) for kind in bank.kinds}
