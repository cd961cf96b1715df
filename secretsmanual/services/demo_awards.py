"""The demo's awards: two nominations of one month, and the votes of the team."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from secretsmanual.domain.awards import NominationFields, VoteFields, month_of
from secretsmanual.domain.ids import NominationId, SecretId
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


def load_awards(unit: Unit, data: dict[str, Any], day: Callable[[str], date]) -> None:
    """Load them; `day` moves a date of the data to where the demo stands.

    The first of the team's reps is whose manual this is.
    """
    awards = data["awards"]
    names = {member["id"]: member["name"] for member in data["team"]}
    own = awards["ours"]
    queries.set_setting_quietly(unit, "rep", names[own])
    queries.set_setting_quietly(unit, "manual_id", f"z-{own}")
    middle = day(f"{awards['month']}-15")
    at = datetime.combine(middle, time(12), unit.at.tzinfo)
    month = month_of(middle)
    for row in awards["secret_agent"]:
        nomination = NominationFields(
            month=month,
            rep=f"z-{row['rep']}",
            rep_name=names[row["rep"]],
            secret_id=SecretId(f"s-{row['secret']}"),
            created_at=at,
        )
        nominated = f"no-{row['secret']}"
        unit.nominations.add(nomination, nominated)
        for rep in row["votes"]:
            vote = VoteFields(
                month=month,
                rep=f"z-{rep}",
                nomination_id=NominationId(nominated),
                created_at=at + timedelta(days=1),
            )
            unit.votes.add(vote, f"vo-{rep}")
