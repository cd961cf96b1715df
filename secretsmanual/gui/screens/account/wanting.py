"""What a secret leads to: so we could ..., an idea, whether they got it, what it did for us."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.feelings import KIND as FEELING
from secretsmanual.domain.ideas import WANTED
from secretsmanual.domain.interview.review_hints import TICKS
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.privacy import hidden
from secretsmanual.gui.screens.account.passing import AsksBeside

if TYPE_CHECKING:
    from collections.abc import Callable

    from secretsmanual.domain.ids import SecretId
    from secretsmanual.domain.values import WantedStatus

OF_SECRET = ("so_we_could", "make_idea")


class Wanting(AsksBeside):
    """Asks beside the list, and keeps what is answered."""

    def table(self) -> "dict[str, Callable[[], None]]":
        """Return what answers each action."""
        return {
            "so_we_could": self.write_idea,
            "make_idea": self.make_idea,
            "wanted": self.choose_wanted,
            "led_to": self.choose_led_to,
            "package": self.make_package,
        }

    def enable(self, owner: QWidget) -> None:
        """Offer what can be done with what is chosen."""
        line, actions = self._line, self._tools.actions
        secret = line.secret if line else None
        for name in OF_SECRET:
            actions.set_enabled(owner, name, secret is not None)
        wanted = secret is not None and secret.layer == "want"
        actions.set_enabled(owner, "wanted", wanted)
        felt = secret is not None and secret.kind == FEELING
        actions.set_enabled(owner, "led_to", felt)
        actions.set_enabled(owner, "package", bool(self._presenter.person_id))

    def write_idea(self) -> None:
        """Type how "so we could" goes on."""
        line = self._line
        if line is None or hidden(self._tools, private=line.secret.sensitivity in CONFIDED):
            return
        service, secret_id = self._tools.services.secrets, line.secret.id
        note = tr("Enter keeps it. Then “{}” makes it an idea.").format(
            self._tools.actions["make_idea"].text()
        )

        def save(typed: str) -> None:
            self._tools.write(self, lambda: service.set_idea(secret_id, typed), tr("Kept."))

        self._asking.write(tr("So we could ..."), note, line.secret.idea, save)

    def make_idea(self) -> None:
        """Turn what stands there into an idea; where nothing does, let it be typed first."""
        line = self._line
        if line is None:
            return
        if not line.secret.idea:
            self.write_idea()
            return
        service, secret_id = self._tools.services.ideas, line.secret.id
        said = tr("It is an idea now: it stands on the page Ideas.")
        self._tools.write(self, lambda: service.from_secret(secret_id)[1], said)

    def choose_wanted(self) -> None:
        """Choose whether they got what they want."""
        line = self._line
        if line is None:
            return
        service, secret_id = self._tools.services.secrets, line.secret.id
        rows = [
            ItemRow(value or "unknown", tr(word), icon=_tick(value == line.secret.wanted_status))
            for value, word in WANTED.items()
        ]

        def chosen(wanted: str) -> None:
            nothing: WantedStatus = ""
            status = next((value for value in WANTED if value == wanted), nothing)
            self._tools.write(
                self, lambda: service.set_wanted_status(secret_id, status), tr("Kept.")
            )

        self._asking.pick(tr("Did they get it?"), "", rows, chosen)

    def choose_led_to(self) -> None:
        """Choose what a good feeling led to; Enter again takes it away."""
        line = self._line
        if line is None:
            return
        rows = [ItemRow(one, tr(one), icon=_tick(one in line.secret.themes)) for one in TICKS]
        run = partial(self._lead, line.secret.id)
        self._asking.pick(tr("A good feeling. What did it lead to?"), "", rows, run)

    def make_package(self) -> None:
        """Go where several secrets of this person become a package."""
        navigation, person = self._tools.navigation, self._presenter.person_id
        if person:
            navigation.open("ideas", person=person, called=self._asking.name)

    def _lead(self, secret_id: "SecretId", which: str) -> None:
        service = self._tools.services.secrets
        self._tools.write(self, lambda: service.toggle_led_to(secret_id, which), tr("Kept."))


def _tick(ticked: bool) -> str:
    return "circle-check" if ticked else "circle"
