"""What a copy of a manual holds, and whether a manual holds more: for its backups.

Backups of older versions are looked into as well, so only columns of the first schema are named.
"""

from contextlib import closing
from datetime import date
from pathlib import Path

from secretsmanual.domain.backups import Holdings
from secretsmanual.domain.errors import Damaged, UserError
from secretsmanual.domain.wording import tr
from secretsmanual.store.unit import Unit
from secretsmanual.vault import driver, keys

_HOLDINGS = """
SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM person),
       (SELECT count(*) FROM secret), (SELECT substr(max(started), 1, 10) FROM interview)
"""

_STATE = """
SELECT (SELECT max(n) FROM action), (SELECT max(seq) FROM line), (SELECT max(seq) FROM asked),
       (SELECT value FROM setting WHERE name = 'changed_at')
"""
"""What every write changes (`Unit.stamp`): of two copies with the same, neither holds more.

Moments alone would not do: after a clock was set back, what is newer looks older.
"""

State = tuple[int | None, int | None, int | None, str | None]


def state_of(unit: Unit) -> State:
    """Return what tells this content of the manual from any other."""
    return tuple(unit.connection.exec_driver_sql(_STATE).one())


def state_in(path: Path, key: bytes | None) -> State | None:
    """Return the state of a backup, or None where it cannot be looked into."""
    try:
        with closing(driver.connect(path, key_for(path, key))) as connection:
            found: State = connection.execute(_STATE).fetchone()
    except (UserError, driver.DriverError):
        return None
    return found


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
            raise Damaged(
                tr("{name} is damaged.", name=path.name), tr("Take another backup.")
            ) from None
    return Holdings(accounts, people, secrets, date.fromisoformat(talk) if talk else None)


def people_ever(path: Path, key: bytes) -> set[str]:
    """Return the ids of all people who stand in a backup or in its history; raises Damaged."""
    query = "SELECT id FROM person UNION SELECT record_id FROM history WHERE record = 'person'"
    try:
        with closing(driver.connect(path, key)) as connection:
            return {row[0] for row in connection.execute(query)}
    except driver.DriverError:
        raise Damaged(
            tr("{name} could not be read whole.", name=path.name), tr("It was left as it is.")
        ) from None


def holds(path: Path, key: bytes | None, person_id: str) -> bool:
    """Say whether a backup holds a person; True as well where it cannot be looked into."""
    query = "SELECT 1 FROM person WHERE id = ? UNION SELECT 1 FROM history WHERE record_id = ?"
    try:
        with closing(driver.connect(path, key_for(path, key))) as connection:
            return connection.execute(query, (person_id, person_id)).fetchone() is not None
    except (UserError, driver.DriverError):
        return True
