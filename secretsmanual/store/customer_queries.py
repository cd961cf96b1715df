"""What the page of the customer's side asks of the records."""

from sqlalchemy import desc

from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.ratings import Rating
from secretsmanual.domain.stories import Story
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.unit import Unit

_RATING = kinds.RATING.table.c
_STORY = kinds.STORY.table.c


def ratings(unit: Unit, account_id: AccountId) -> list[Rating]:
    """Return an account's judgements, oldest first."""
    return unit.ratings.where(_RATING.account_id == account_id, order=(_RATING.on, _RATING.seq))


def stories(unit: Unit, account_id: AccountId) -> list[Story]:
    """Return an account's stories, newest first."""
    newest_first = (desc(_STORY.on), desc(_STORY.seq))
    return unit.stories.where(_STORY.account_id == account_id, order=newest_first)
