"""What the road map of training looks at: our own talks and what came of them, of late."""

from datetime import date, timedelta

from secretsmanual.domain.training import DAYS, Habits
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import report_queries
from secretsmanual.store.unit import Unit

MOST_TALKS = 200
"""The latest ones; more in three months is no talk of a quarter of an hour."""

_INTERVIEW = kinds.INTERVIEW.table.c
_LINE = kinds.LINE.table.c
_ASKED = kinds.ASKED.table.c
_PROMISE = kinds.PROMISE.table.c
_USE = kinds.SECRET_USE.table.c


def habits(unit: Unit, today: date) -> Habits:
    """Read what was done in the time that counts; what colleagues' files brought is left out."""
    brought = report_queries.origins(unit)
    since = today - timedelta(days=DAYS)
    talks = [
        one
        for one in unit.interviews.where(
            _INTERVIEW.ended.is_not(None), order=(_INTERVIEW.started.desc(),), limit=MOST_TALKS
        )
        if one.id not in brought
    ]
    ids = [one.id for one in talks]
    return Habits(
        today=today,
        talks=talks,
        lines=unit.lines.where(_LINE.interview_id.in_(ids)),
        asked=unit.asked.where(_ASKED.interview_id.in_(ids)),
        promises=[
            one
            for one in unit.promises.where(_PROMISE.direction == "ours", _PROMISE.due > since)
            if one.id not in brought
        ],
        uses=[one for one in unit.secret_uses.where(_USE.on > since) if one.id not in brought],
    )
