"""Who else holds something of a person: files that left, as the receipts tell."""

from collections.abc import Collection

from secretsmanual.domain.erasing import Holder
from secretsmanual.domain.people import Person
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


def holders(unit: Unit, person: Person, secrets: Collection[str]) -> list[Holder]:
    """Return the files that hold secrets of a person, or may hold their name; newest first.

    A colleague's bundle holds the people of its accounts even where no secret of theirs left.
    """
    wanted = set(secrets)
    found: list[Holder] = []
    for receipt in queries.handovers(unit):
        lines = len(wanted.intersection(receipt.secrets))
        in_bundle = receipt.audience == "colleague" and receipt.at >= person.created_at
        if lines or in_bundle:
            found.append(
                Holder(
                    receipt.id,
                    receipt.at.date(),
                    receipt.audience,
                    receipt.to,
                    receipt.file_name,
                    receipt.expires_on,
                    lines,
                )
            )
    return found
