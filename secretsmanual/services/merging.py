"""Make one record of two: let everything that pointed at the one point at the other."""

from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


def move_references(unit: Unit, old: str, new: str) -> None:
    """Move secrets, talks, promises and whatever else points at a record, under the history."""
    for record, record_id, column in queries.referring(unit, old):
        unit.records(record).change(record_id, **{column: new})


def move_attendance(unit: Unit, old: str, new: str) -> None:
    """Let the talks and meetings of one person be those of another."""
    for record, record_id in queries.attending(unit, old):
        records = unit.records(record)
        attendees = records.get(record_id).attendees
        moved = dict.fromkeys(new if who == old else who for who in attendees)
        records.change(record_id, attendees=list(moved))
