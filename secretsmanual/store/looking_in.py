"""What a copy of a manual holds, and when a manual was last changed: for its backups.

Backups of older versions are looked into as well, so only columns of the first schema are named.
"""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import text

from secretsmanual.domain.backups import Holdings
from secretsmanual.domain.errors import Damaged
from secretsmanual.store.moments import from_text
from secretsmanual.store.unit import Unit
from secretsmanual.vault import driver, keys

_HOLDINGS = """
SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM person),
       (SELECT count(*) FROM secret), (SELECT substr(max(started), 1, 10) FROM interview)
"""

_CHANGES = text(
    "SELECT max(at) FROM (SELECT max(at) AS at FROM action"
    " UNION ALL SELECT max(turned_at) FROM action"
    " UNION ALL SELECT max(saved_at) FROM line UNION ALL SELECT max(at) FROM asked)"
)
"""Lines and questions of a talk that is going on have no entry in the history."""


def last_change(unit: Unit) -> datetime | None:
    """Return when anything was last written, or None in an empty manual."""
    found = unit.connection.execute(_CHANGES).scalar()
    return from_text(found) if found else None


def key_for(path: Path, key: bytes | None) -> bytes:
    """Return the key of a backup: its own where it stands open, or `key` where that is its.

    Raises Locked where another passphrase is needed, Refused where its key file is damaged.
    """
    return key if key is not None and keys.belongs(path, key) else keys.read_key(path)


def holdings(path: Path, key: bytes | None) -> Holdings:
    """Look into a backup.

    Raises Locked where it needs another passphrase, Refused and Damaged where it does not open.
    """
    with closing(driver.connect(path, key_for(path, key))) as connection:
        try:
            accounts, people, secrets, talk = connection.execute(_HOLDINGS).fetchone()
        except driver.DriverError:
            raise Damaged(f"{path.name} is damaged.", "Take another backup.") from None
    return Holdings(accounts, people, secrets, date.fromisoformat(talk) if talk else None)
