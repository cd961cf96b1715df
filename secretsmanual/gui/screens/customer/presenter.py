"""What the customer's side knows and does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.customer_side import CustomerSide
from secretsmanual.domain.ids import AccountId, PersonId, RatingId, ReferralId, StoryId
from secretsmanual.domain.ratings import Attribute
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.stories import Story
from secretsmanual.domain.wording import trn
from secretsmanual.gui.screens.customer.rows import REFERRAL, STORY
from secretsmanual.gui.tools import Tools
from secretsmanual.services.own_cards import Made


class CustomerPresenter(QObject):
    """Reads an account's page, and keeps judgements, stories and referrals."""

    shown = Signal()
    """There is something new in `side`."""
    made = Signal(str)
    """The row of a new story or referral."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.account_id = ""
        self.side: CustomerSide | None = None

    def read(self) -> None:
        """Read anew."""
        tools, account_id = self._tools, AccountId(self.account_id)
        if account_id:
            tools.work.run(
                self,
                lambda: tools.services.customer_side.page(account_id),
                self._take,
                latest="customer",
            )

    def set_bought(self, values: dict[str, Any]) -> None:
        """Change what the account's own fields say."""
        account_id = AccountId(self.account_id)
        service = self._tools.services.accounts
        self._tools.write(self, lambda: service.change(account_id, **values), self.tr("Kept."))

    def rate(self, attribute: str, values: dict[str, Any]) -> None:
        """Keep a judgement."""
        service, account_id = self._tools.services.customer_side, AccountId(self.account_id)
        person_id = PersonId(values.pop("person_id", "")) or None
        known = cast("Attribute", attribute)
        self._tools.write(
            self, lambda: service.rate(account_id, known, person_id, **values)[1], self.tr("Kept.")
        )

    def keep_story(self, story_id: str, values: dict[str, Any]) -> None:
        """Keep a story, a new one where none is named."""
        service, account_id = self._tools.services.customer_side, AccountId(self.account_id)
        person_id = PersonId(values.pop("person_id", "")) or None
        if story_id:
            changed = {**values, "person_id": person_id}
            self._tools.write(
                self, lambda: service.change_story(StoryId(story_id), **changed), self.tr("Kept.")
            )
        else:
            self._make(
                lambda: service.tell_story(account_id, person_id=person_id, **values),
                STORY,
                self.tr("The story is kept."),
            )

    def keep_referral(self, referral_id: str, values: dict[str, Any]) -> None:
        """Keep a referral, a new one where none is named."""
        service, account_id = self._tools.services.customer_side, AccountId(self.account_id)
        person_id = PersonId(values.pop("person_id", "")) or None
        if referral_id:
            changed = {**values, "person_id": person_id}
            self._tools.write(
                self,
                lambda: service.change_referral(ReferralId(referral_id), **changed),
                self.tr("Kept."),
            )
        else:
            to, why = values["to"], values["why"]
            self._make(
                lambda: service.refer(account_id, to, person_id, why),
                REFERRAL,
                self.tr("Kept. Thank them, and tell them what comes of it."),
            )

    def thank(self, referral_id: str) -> None:
        """Note that they were thanked."""
        service = self._tools.services.customer_side
        self._tools.write(
            self, lambda: service.thank(ReferralId(referral_id)), self.tr("Thanked today.")
        )

    def ask_card(self, path: Path, person_id: str) -> None:
        """Write the form in which they judge us."""
        service, account_id = self._tools.services.own_cards, AccountId(self.account_id)
        tools = self._tools

        def done(found: tuple[Made, Change]) -> None:
            made, change = found
            text = trn(
                "{file} asks about {n} promise, {held} held back. Mail it; import what comes back.",
                "{file} asks about {n} promises, {held} held back. "
                "Mail it; import what comes back.",
                made.promises,
                file=path.name,
                held=made.held_back,
            )
            tools.wrote(change, text)

        def call() -> tuple[Made, Change]:
            return service.ask(account_id, path, PersonId(person_id) or None)

        tools.work.run(self, call, done)

    def remove(self, what: str, record_id: str) -> None:
        """Take a judgement, story or referral away."""
        service = self._tools.services.customer_side
        calls: dict[str, Callable[[], Change]] = {
            "rating": lambda: service.remove_rating(RatingId(record_id)),
            "story": lambda: service.remove_story(StoryId(record_id)),
            "referral": lambda: service.remove_referral(ReferralId(record_id)),
        }
        self._tools.write(self, calls[what], self.tr("Taken away."))

    def _make(
        self, call: Callable[[], tuple[Story | Referral, Change]], rows: str, said: str
    ) -> None:
        def done(found: tuple[Story | Referral, Change]) -> None:
            record, change = found
            self.made.emit(f"{rows}{record.id}")
            self._tools.wrote(change, said)

        self._tools.work.run(self, call, done)

    def _take(self, side: CustomerSide) -> None:
        self.side = side
        self.shown.emit()
