"""Make one record of two: let everything that pointed at the one point at the other."""

from secretsmanual.domain.ids import PersonId
from secretsmanual.store import queries, relation_queries
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


def tidy_relations(unit: Unit, person_id: PersonId) -> None:
    """Take away what merging made of relations: somebody and themselves, and the same one twice."""
    seen: set[tuple[str, str, str]] = set()
    for one in relation_queries.of_person(unit, person_id):
        key = (one.from_id, one.sort, one.to_id)
        if one.from_id == one.to_id or key in seen:
            unit.relations.delete(one.id)
        seen.add(key)
