"""The accounts list for the first painted page, through the bare driver.

The window shows its first page before SQLAlchemy and pydantic are imported (speed.md), so this
module imports neither, and returns plain tuples.
"""

from pathlib import Path
from typing import NamedTuple

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.wording import tr
from secretsmanual.vault import driver, journal, keys

_ACCOUNTS = """
SELECT a.id, a.name, a.trade, a.city, a.country, a.high_value,
       (SELECT count(*) FROM person p WHERE p.account_id = a.id),
       (SELECT count(*) FROM secret s WHERE s.account_id = a.id AND s.status = 'active'),
       coalesce((SELECT substr(max(i.started), 1, 10) FROM interview i
                 WHERE i.account_id = a.id), '')
FROM account a ORDER BY a.high_value DESC, a.name COLLATE NOCASE LIMIT ?
"""


class AccountGlance(NamedTuple):
    """One account as the list shows it."""

    id: str
    name: str
    trade: str
    city: str
    country: str
    high_value: bool
    people: int
    secrets: int
    last_talk: str
    """ISO date, or empty."""


def accounts(path: Path, key: bytes | None = None, limit: int = 10_000) -> list[AccountGlance]:
    """Return the accounts of a manual, high-value ones first, then by name.

    Raises Damaged where they cannot be read, Locked, and Refused where it is no manual.
    """
    if not path.is_file():
        return []
    journal.require_whole(path)
    connection = driver.connect(path, key or keys.read_key(path))
    try:
        rows = connection.execute(_ACCOUNTS, (limit,)).fetchall()
    except driver.DriverError as error:
        raise _refusal(path, str(error)) from None
    finally:
        connection.close()
    return [AccountGlance._make((*row[:5], bool(row[5]), *row[6:])) for row in rows]


def _refusal(path: Path, reason: str) -> Refused:
    if "no such" in reason:  # table or column
        return Refused(
            tr("{name} is not a manual of this program.", name=path.name), tr("Choose another.")
        )
    return driver.refusal(path, reason)
