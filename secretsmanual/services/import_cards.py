"""A customer's own report card comes back: whose it is, if it is intact, what becomes of it."""

from typing import Any

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.feelings import KIND as FEELING
from secretsmanual.domain.ids import OopsId, OwnCardId, PromiseId
from secretsmanual.domain.importing import FoundCard
from secretsmanual.domain.own_card_answers import Answers, in_manual
from secretsmanual.domain.own_card_taking import (
    HINTS,
    Beside,
    SeenCard,
    day_of,
    digest_of,
    is_referral,
    of_promise,
    sentence_of,
    taken_lines,
    verdict_of,
)
from secretsmanual.domain.own_cards import OwnCard
from secretsmanual.domain.ratings import RatingFields
from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.domain.talks import AskLaterFields
from secretsmanual.domain.wording import tr
from secretsmanual.services.manual import Manual
from secretsmanual.store.unit import Unit


class CardTaker:
    """Looks at one filled card, and brings it in."""

    def __init__(self, unit: Unit, manual: Manual, found: FoundCard) -> None:
        self._unit = unit
        self._manual = manual
        self._found = found
        self._card = unit.own_cards.maybe(OwnCardId(found.form))

    def seen(self) -> SeenCard:
        """Say whose it is, whether it is as it was saved, and what each answer becomes."""
        card, unit = self._card, self._unit
        verdict = verdict_of(card, self._found)
        account = unit.accounts.maybe(card.account_id) if card else None
        person = unit.people.maybe(card.person_id) if card and card.person_id else None
        name = account.name if account else ""
        return SeenCard(
            verdict=verdict,
            who=person.name if person else name,
            account=name,
            saved_on=day_of(self._found.saved_at, self._manual.today),
            sentence=sentence_of(verdict, card),
            lines=taken_lines(self._found.answers, self._beside()),
        )

    def take(self) -> None:
        """Record what they answered; raises Refused for a card that is not as it was saved."""
        card, seen = self._card, self.seen()
        if card is None or not seen.may_be_taken:
            raise Refused(seen.sentence, tr(HINTS[seen.verdict]))
        answers = self._found.answers
        made = [
            *self._judgements(card, answers),
            *self._promises(answers),
            *self._recovery(answers),
            *self._feeling(card, answers),
            *self._referral(card, answers),
            *self._question(card, answers),
        ]
        self._unit.own_cards.change(
            card.id,
            answers=in_manual(answers),
            answered_on=self._day,
            digest=digest_of(self._found),
            made=[*card.made, *made],
        )

    @property
    def _day(self) -> Any:
        return day_of(self._found.saved_at, self._manual.today)

    def _beside(self) -> Beside:
        """Return what the form asked about; nothing else can be answered with it."""
        asked = set(self._card.offered) if self._card else set()
        return Beside(
            promises=self._unit.promises.by_ids({PromiseId(one) for one in asked}),
            mishaps=self._unit.oops.by_ids({OopsId(one) for one in asked}),
        )

    def _whose(self, card: OwnCard) -> dict[str, Any]:
        return {
            "account_id": card.account_id,
            "person_id": card.person_id,
            "created_at": self._unit.at,
        }

    def _judgements(self, card: OwnCard, answers: Answers) -> list[str]:
        return [
            self._unit.ratings.add(
                RatingFields(
                    attribute=attribute,
                    importance=one.importance,
                    performance=one.performance,
                    aspects=list(one.aspects) if attribute == "certainty" else [],
                    quote=one.words,
                    on=self._day,
                    **self._whose(card),
                )
            ).id
            for attribute, one in answers.attributes.items()
            if one.importance or one.performance
        ]

    def _promises(self, answers: Answers) -> list[str]:
        made: list[str] = []
        for promise in self._beside().promises.values():
            if promise.id not in answers.promises:
                continue
            _, change = of_promise(answers, promise)
            if change is not None:
                self._unit.promises.change(promise.id, **change)
                made.append(promise.id)
        return made

    def _recovery(self, answers: Answers) -> list[str]:
        case = next(iter(self._beside().mishaps.values()), None)
        if case is None or case.answer or not answers.recovery:
            return []
        self._unit.oops.change(case.id, answer=answers.recovery)
        return [case.id]

    def _feeling(self, card: OwnCard, answers: Answers) -> list[str]:
        if not answers.feeling:
            return []
        secret = self._unit.secrets.add(
            SecretFields(
                said_by=card.person_id,
                kind=FEELING,
                text=answers.feeling,
                verbatim=answers.feeling,
                sensitivity=self._manual.bank.kind(FEELING).share,
                source="card",
                heard_on=self._day,
                last_confirmed=self._day,
                updated_at=self._unit.at,
                **self._whose(card),
            )
        )
        return [secret.id]

    def _referral(self, card: OwnCard, answers: Answers) -> list[str]:
        if not is_referral(answers):
            return []
        referral = self._unit.referrals.add(
            ReferralFields(to=answers.to[:300], why=answers.why, on=self._day, **self._whose(card))
        )
        return [referral.id]

    def _question(self, card: OwnCard, answers: Answers) -> list[str]:
        if not answers.question:
            return []
        text = tr("They asked on their card: {question}", question=answers.question)
        return [self._unit.ask_later.add(AskLaterFields(text=text, **self._whose(card))).id]
