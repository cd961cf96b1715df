"""Open a manual's file through SQLCipher with the settings of trust.md 2.5.

The raw key is given as a key blob, so no key derivation runs per connection (1 ms, not 350).
"""

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from secretsmanual.domain.errors import Damaged, NotFound, NotWritten, Refused
from secretsmanual.domain.wording import tr
from secretsmanual.system.files import create_private

Connection = Any
"""`sqlcipher3.dbapi2.Connection`; the driver ships no type stubs."""

DriverError = sqlcipher.Error

SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cache_size = -131072",
    "mmap_size = 0",
)

BUSY_SECONDS = 5.0

_FOREIGN = """
    SELECT count(*) FROM sqlite_master
    WHERE type IN ('trigger', 'view')
       OR sql LIKE 'CREATE VIRTUAL TABLE%' AND sql NOT LIKE '%USING fts5%'
"""
"""What a manual never holds: parts that SQLite would run, or that stand in for a table."""


def require_encryption() -> None:
    """Refuse to go on with a driver that would silently write plain text (trust.md 2.4)."""
    connection = sqlcipher.connect(":memory:")
    try:
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise Refused(
                tr("This copy of the program has no working encryption."),
                tr("Install it again from the original package."),
            )
    finally:
        connection.close()


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open the file, or make it with mode 0600 where `create` says so.

    Raises:
        NotFound: there is no such file.
        Refused: the file is damaged, is no manual, or cannot be read.
    """
    if create:
        create_private(path)
    elif not path.is_file():
        raise NotFound(
            tr("There is no manual at {path}.", path=path),
            tr("Check the name, or make one with `new`."),
        )
    require_encryption()
    try:
        return _open(path, key)
    except sqlcipher.DatabaseError as error:
        raise refusal(path, str(error)) from None
    except MemoryError:  # SQLCipher's word for a page that could not be read as well
        raise refusal(path, tr("the disk or the memory failed")) from None


def _open(path: Path, key: bytes) -> Connection:
    connection = sqlcipher.connect(
        path.resolve().as_uri() + "?mode=rw",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _refuse_foreign(cursor, path)  # the first read checks the key as well
        for setting in SETTINGS:
            cursor.execute(f"PRAGMA {setting}").fetchall()
        if sys.platform == "darwin":  # fsync alone does not reach the platter there
            cursor.execute("PRAGMA fullfsync = ON")
            cursor.execute("PRAGMA checkpoint_fullfsync = ON")
        cursor.close()
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(cursor: Any, path: Path) -> None:
    if cursor.execute(_FOREIGN).fetchone()[0]:
        raise Refused(
            tr(
                "{name} holds parts that would run by themselves; no manual has such.",
                name=path.name,
            ),
            tr("It was left as it is. Ask whoever gave it to you for a bundle instead."),
        )


def refusal(path: Path, reason: str) -> Refused:
    """Say in a sentence what the driver's words mean for this file."""
    if "not a database" in reason or "malformed" in reason:
        return Damaged(
            tr("{name} is damaged, or is not a manual of this program.", name=path.name),
            tr("It was left as it is; restore the newest good backup."),
        )
    if "locked" in reason or "busy" in reason:
        return Refused(
            tr("{name} is in use by another program.", name=path.name),
            tr("Close that one and try again."),
        )
    if "full" in reason:
        return NotWritten(
            tr("The disk is full; nothing was written."), tr("Free some space, do it again.")
        )
    if not os.access(path.parent, os.W_OK):
        return Refused(
            tr(
                "{name} cannot be opened where it lies: its folder is read-only or gone.",
                name=path.name,
            ),
            tr("Copy it with its key file into a folder where you may write; open the copy."),
        )
    return Refused(
        tr("{name} could not be opened: {reason}.", name=path.name, reason=reason),
        tr("Check that you may write to it and that the disk has room."),
    )


def fits(path: Path, key: bytes) -> bool:
    """Say whether this key opens the file; False also where the file is damaged or gone."""
    try:
        connect(path, key).close()
    except (NotFound, Damaged):
        return False
    return True


def rekey(path: Path, old: bytes, new: bytes) -> None:
    """Encrypt the file anew. Until the last moment the old key opens it, from then on the new one.

    A file that the new key opens already is left as it is.

    Raises:
        Refused: somebody else has it open, or it cannot be written.
        Damaged: not every page could be read; the old key still opens what is left.
    """
    if fits(path, new):
        return
    with closing(connect(path, old)) as connection:
        try:
            # Leaving WAL needs the file for oneself: another reader would find pages it cannot
            # decrypt.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchall()
        except sqlcipher.DatabaseError as error:
            raise refusal(path, str(error)) from None
    if not fits(path, new):
        raise Damaged(
            tr("{name} could not be encrypted anew; the old key still opens it.", name=path.name),
            tr("Run `secretsmanual check`; restore the newest good backup if it is damaged."),
        )


def writable(connection: Connection) -> bool:
    """Say whether the manual can be written: SQLite opens read-only files without a word."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlcipher.OperationalError:
        return False
    return True


def find_damage(connection: Connection) -> list[str]:
    """Return what is wrong with the file, empty when all is well.

    The WAL is written back first: `cipher_integrity_check` reads the main file only and would
    raise false alarms (trust.md 2.4).
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlcipher.DatabaseError as error:
        return [tr("what was saved last could not be brought into the file: {error}", error=error)]
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return [tr("there is nothing in the file")]
    found: list[str] = []
    for check in ("cipher_integrity_check", "integrity_check(20)", "foreign_key_check"):
        try:
            rows = connection.execute(f"PRAGMA {check}").fetchall()
        except sqlcipher.DatabaseError as error:
            rows = [(str(error),)]
        found += [str(row[0]) for row in rows if row[0] != "ok"]
        if found:
            break  # a bad page spoils whatever this connection reads next (trust.md 2.4)
    return found


def copy_database(source: Connection, to: Path, key: bytes) -> None:
    """Copy a manual into a new file with the same key, through SQLite (never by file copy)."""
    target = connect(to, key, create=True)
    try:
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        target.close()


def copy_into(source: Connection, path: Path, key: bytes) -> None:
    """Put the whole of a manual in the place of another with the same key: all of it or nothing.

    Whoever has the other open reads the new content from then on. Raises Refused.
    """
    with closing(connect(path, key)) as target:
        try:
            source.backup(target)
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlcipher.DatabaseError as error:
            raise refusal(path, str(error)) from None
