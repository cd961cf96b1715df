"""What is asked of ideas and tests."""

from sqlalchemy import desc

from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.market_tests import MarketTest
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.unit import Unit

_IDEA = kinds.IDEA.table.c
_TEST = kinds.MARKET_TEST.table.c


def ideas(unit: Unit) -> list[Idea]:
    """Return all ideas, newest first."""
    return unit.ideas.where(order=(desc(_IDEA.noted_on), desc(_IDEA.seq)))


def resting_on(unit: Unit, secret_id: SecretId) -> list[Idea]:
    """Return the ideas that rest on a secret."""
    return [idea for idea in ideas(unit) if secret_id in idea.secrets]


def market_tests(unit: Unit) -> list[MarketTest]:
    """Return all tests, newest first."""
    return unit.market_tests.where(order=(desc(_TEST.started_on), desc(_TEST.seq)))
