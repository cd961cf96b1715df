"""What is asked of customers' own cards."""

from sqlalchemy import desc

from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.own_cards import OwnCard
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.unit import Unit

_CARD = kinds.OWN_CARD.table.c


def own_cards(unit: Unit, account_id: AccountId) -> list[OwnCard]:
    """Return an account's cards, the newest first."""
    newest_first = (desc(_CARD.asked_on), desc(_CARD.seq))
    return unit.own_cards.where(_CARD.account_id == account_id, order=newest_first)
