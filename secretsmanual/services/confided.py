"""Which lines were told in confidence, and so whatever was made of them."""

from collections.abc import Iterable

from secretsmanual.domain.confided import CONFIDED, Confided, confided_line
from secretsmanual.domain.ids import LineId, SecretId
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.talks import AskLater
from secretsmanual.services.manual import Manual
from secretsmanual.store.confided_queries import confided_texts
from secretsmanual.store.unit import Unit


def confided_lines(unit: Unit, line_ids: Iterable[str]) -> set[LineId]:
    """Return those that were marked so, or of which a secret is private or never to be told."""
    lines = unit.lines.by_ids(set(line_ids)).values()
    made = unit.secrets.by_ids({SecretId(one) for line in lines for one in line.made})
    return {
        line.id
        for line in lines
        if confided_line(line.raw, line.marks)
        or any(made[one].sensitivity in CONFIDED for one in line.made if one in made)
    }


def made_of_confided(unit: Unit, records: Iterable[Promise | AskLater]) -> frozenset[str]:
    """Return the ids of promises, and of what is to be asked, that were made of such lines."""
    made = list(records)
    confided = confided_lines(unit, (one.line_id for one in made if one.line_id))
    return frozenset(one.id for one in made if one.line_id in confided)


class ConfidedService:
    """Knows what the privacy view masks."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def read(self) -> Confided:
        """Read all that was told in confidence, and what was made of it."""
        with self._manual.read() as unit:
            return Confided(confided_texts(unit))
