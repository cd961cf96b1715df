"""The customer's side of an account: what they buy, how they judge us, what we did for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from secretsmanual.domain.changes import Change
from secretsmanual.domain.customer_side import CustomerSide, Known, customer_side
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import (
    AccountId,
    PersonId,
    RatingId,
    ReferralId,
    SecretId,
    StoryId,
)
from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.ratings import CERTAINTY, Attribute, Rating, RatingFields
from secretsmanual.domain.referrals import Referral, ReferralFields
from secretsmanual.domain.said import said
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.stories import Story, StoryFields
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.account_records import AccountRecords, load
from secretsmanual.services.given_cards import given_cards
from secretsmanual.services.knowledge import person_facts
from secretsmanual.services.manual import Manual
from secretsmanual.store import customer_queries, queries


class CustomerSideService:
    """Gathers the page, and keeps judgements, stories and referrals; all undoable."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def page(self, account_id: AccountId) -> CustomerSide:
        """Return the customer's side; raises NotFound."""
        manual = self._manual
        with manual.read() as unit:
            records = load(unit, manual.clock.now(), account_id)
            ratings = customer_queries.ratings(unit, account_id)
            stories = customer_queries.stories(unit, account_id)
            referrals = queries.referrals(unit, account_id)
            cards = given_cards(unit, account_id)
        uses: Mapping[SecretId, Sequence[SecretUse]] = {
            SecretId(secret_id): found for secret_id, found in records.uses.items()
        }
        known = Known(
            account=records.sure_account,
            people=records.people,
            secrets=records.secrets,
            uses=uses,
            promises=records.promises,
            mishaps=records.mishaps,
            ratings=ratings,
            stories=stories,
            referrals=referrals,
            rapport=_rapport(records),
            cards=cards,
        )
        return customer_side(known, manual.bank, manual.lexicon, manual.today)

    def rate(
        self,
        account_id: AccountId,
        attribute: Attribute,
        person_id: PersonId | None = None,
        *,
        importance: int | None = None,
        performance: int | None = None,
        aspects: Sequence[str] = (),
        quote: str = "",
    ) -> tuple[Rating, Change]:
        """Keep what they say of an attribute today; 1 to 5 each, either may be left out.

        Raises BadInput where neither is given, or an aspect is none of certainty's.
        """
        if importance is None and performance is None:
            raise BadInput(
                tr("Nothing was said of it yet."),
                tr("Say how much it matters to them, or how we do."),
            )
        if (attribute != "certainty" and aspects) or not set(aspects) <= set(CERTAINTY):
            raise BadInput(
                tr("Only certainty has these shades."),
                tr("Choose of {shades}.", shades=", ".join(map(said, CERTAINTY))),
            )
        with self._manual.write(mark("Keep their judgement")) as unit:
            unit.accounts.get(account_id)
            rating = unit.ratings.add(
                RatingFields(
                    account_id=account_id,
                    person_id=person_id,
                    attribute=attribute,
                    importance=importance,
                    performance=performance,
                    aspects=list(aspects),
                    quote=quote.strip(),
                    on=self._manual.today,
                    created_at=unit.at,
                )
            )
        return rating, unit.change

    def remove_rating(self, rating_id: RatingId) -> Change:
        """Take a judgement away; raises NotFound."""
        with self._manual.write(mark("Remove their judgement")) as unit:
            unit.ratings.delete(rating_id)
        return unit.change

    def tell_story(
        self, account_id: AccountId, asked: str, person_id: PersonId | None = None, **parts: str
    ) -> tuple[Story, Change]:
        """Keep a story: what they asked, feared, what we did, what it meant, what it cost.

        Raises BadInput where nothing was asked.
        """
        if not asked.strip():
            raise BadInput(tr("A story begins with what they asked."), tr("Type that first."))
        with self._manual.write(mark("Tell a story")) as unit:
            unit.accounts.get(account_id)
            story = unit.stories.add(
                StoryFields(
                    account_id=account_id,
                    person_id=person_id,
                    asked=asked,
                    **parts,
                    on=self._manual.today,
                    created_at=unit.at,
                )
            )
        return story, unit.change

    def change_story(self, story_id: StoryId, **values: Any) -> Change:
        """Change parts of a story; raises NotFound, BadInput where nothing was asked."""
        if "asked" in values and not values["asked"].strip():
            raise BadInput(tr("A story begins with what they asked."), tr("Type that first."))
        with self._manual.write(mark("Change the story")) as unit:
            unit.stories.change(story_id, **values)
        return unit.change

    def remove_story(self, story_id: StoryId) -> Change:
        """Take a story away; raises NotFound."""
        with self._manual.write(mark("Remove the story")) as unit:
            unit.stories.delete(story_id)
        return unit.change

    def refer(
        self, account_id: AccountId, to: str, person_id: PersonId | None = None, why: str = ""
    ) -> tuple[Referral, Change]:
        """Keep that they recommended us: to whom, and why in their words.

        Raises BadInput where nobody is named.
        """
        if not to.strip():
            raise BadInput(
                tr("A referral needs somebody it went to."), tr("Type a name, or who it was.")
            )
        with self._manual.write(mark("Keep a referral")) as unit:
            unit.accounts.get(account_id)
            referral = unit.referrals.add(
                ReferralFields(
                    account_id=account_id,
                    person_id=person_id,
                    to=to,
                    why=why.strip(),
                    on=self._manual.today,
                    created_at=unit.at,
                )
            )
        return referral, unit.change

    def change_referral(self, referral_id: ReferralId, **values: Any) -> Change:
        """Change a referral: why, its result, to whom; raises NotFound."""
        with self._manual.write(mark("Change the referral")) as unit:
            unit.referrals.change(referral_id, **values)
        return unit.change

    def thank(self, referral_id: ReferralId) -> Change:
        """Note that who recommended us was thanked today; raises NotFound."""
        return self.change_referral(referral_id, thanked_on=self._manual.today)

    def remove_referral(self, referral_id: ReferralId) -> Change:
        """Take a referral away; raises NotFound."""
        with self._manual.write(mark("Remove the referral")) as unit:
            unit.referrals.delete(referral_id)
        return unit.change


def _rapport(records: AccountRecords) -> dict[PersonId, int]:
    fresh = Progress(seed="")
    return {
        person.id: warmth.level(person_facts(person, records), records.today, fresh).level
        for person in records.people
    }
