"""Customers' own cards as they gave them, in words: shown beside our own view."""

from secretsmanual.domain.ids import AccountId, PromiseId
from secretsmanual.domain.own_card_answers import Answers, GivenCard, told
from secretsmanual.store import own_card_queries
from secretsmanual.store.unit import Unit


def given_cards(unit: Unit, account_id: AccountId) -> tuple[GivenCard, ...]:
    """Return an account's cards, the newest first; those not answered yet as well."""
    cards = own_card_queries.own_cards(unit, account_id)
    promises = unit.promises.by_ids({PromiseId(of) for card in cards for of in card.offered})
    people = unit.people.by_ids({card.person_id for card in cards if card.person_id})
    account = unit.accounts.get(account_id).name
    given = []
    for card in cards:
        answers = Answers.model_validate(card.answers)
        kept = {of: one for of, one in answers.promises.items() if of in promises}
        lines = told(
            answers.model_copy(update={"promises": kept}),
            {of: promises[PromiseId(of)].text for of in kept},
        )
        person = people.get(card.person_id) if card.person_id else None
        given.append(GivenCard(card, person.name if person else account, lines))
    return tuple(given)
