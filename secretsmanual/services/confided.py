"""Which lines were told in confidence, and so whatever was made of them."""

from collections.abc import Iterable

from secretsmanual.domain.confided import Confided, hardest, line_told
from secretsmanual.domain.ids import LineId, SecretId
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.talks import AskLater
from secretsmanual.domain.values import InConfidence
from secretsmanual.services.manual import Manual
from secretsmanual.store.confided_queries import confided_texts
from secretsmanual.store.unit import Unit


def confided_lines(unit: Unit, line_ids: Iterable[str]) -> dict[LineId, InConfidence]:
    """Return those that were told in confidence, with how.

    They were marked so, or a secret that was made of them is private or never to be told.
    """
    lines = unit.lines.by_ids(set(line_ids)).values()
    made = unit.secrets.by_ids({SecretId(one) for line in lines for one in line.made})
    told = {
        line.id: hardest(
            (
                line_told(line.raw, line.marks),
                *(made[one].sensitivity for one in line.made if one in made),
            )
        )
        for line in lines
    }
    return {line_id: how for line_id, how in told.items() if how}


def how_told(unit: Unit, records: Iterable[Promise | AskLater]) -> dict[str, InConfidence]:
    """Return, by id, which promises and things to ask rest on what was confided, and how."""
    found = list(records)
    lines = confided_lines(unit, (one.line_id for one in found if one.line_id))
    told = {
        one.id: hardest((one.sensitivity, lines.get(one.line_id, "") if one.line_id else ""))
        for one in found
    }
    return {record_id: how for record_id, how in told.items() if how}


def made_of_confided(unit: Unit, records: Iterable[Promise | AskLater]) -> frozenset[str]:
    """Return the ids of promises, and of what is to be asked, that rest on what was confided."""
    return frozenset(how_told(unit, records))


class ConfidedService:
    """Knows what the privacy view masks."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def read(self) -> Confided:
        """Read all that was told in confidence, and what was made of it."""
        with self._manual.read() as unit:
            return Confided(confided_texts(unit))
