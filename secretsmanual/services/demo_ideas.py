"""The demo's ideas and marketing tests."""

from collections.abc import Callable
from datetime import date
from typing import Any

from secretsmanual.domain.ideas import IdeaFields
from secretsmanual.domain.market_tests import MarketTestFields
from secretsmanual.store.unit import Unit

Row = dict[str, Any]
_SAME = (
    *("title", "worth", "value", "status", "quote", "reason", "only_us", "opportunity"),
    "next_step",
)
_DAYS = ("offered_on", "proved_on", "dropped_on")


def load_ideas(unit: Unit, data: Row, day: Callable[[str | None], date | None]) -> None:
    """Load them; `day` moves a date of the data to where the demo stands."""
    for row in data["ideas"]:
        pointing = {"person_id": "person", "account_id": "account", "theme_id": "theme"}
        values = {
            **{name: row[name] for name in _SAME if name in row},
            **{name: day(row.get(name)) for name in (*_DAYS, "noted_on")},
            **{name: _id(row, of) for name, of in pointing.items()},
            "secrets": [f"s-{secret}" for secret in row["secrets"]],
            "created_at": unit.at,
        }
        unit.ideas.add(IdeaFields.model_validate(values), f"ie-{row['id']}")
    for row in data["tests"]:
        values = {
            "theme_id": f"e-{row['theme']}",
            **{name: row[name] for name in ("hypothesis", "offer", "measure", "result")},
            "started_on": day(row["from_"]),
            "ended_on": day(row["to"]),
            **{f"{side}_{name}": row[side][name] for side in "ab" for name in ("sent", "replies")},
            "created_at": unit.at,
        }
        unit.market_tests.add(MarketTestFields.model_validate(values), f"mt-{row['id']}")


def _id(row: Row, of: str) -> str | None:
    letter = {"person": "p", "account": "a", "theme": "e"}[of]
    return f"{letter}-{row[of]}" if of in row else None
