"""A manual as a file: make, open, copy, check."""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from secretsmanual.domain.errors import Damaged, NotWritten, Refused
from secretsmanual.domain.wording import tr
from secretsmanual.store import chain, schema
from secretsmanual.store.unit import Store
from secretsmanual.system.files import private_folder, sync_folder, write_whole
from secretsmanual.system.ids import Ids
from secretsmanual.system.paths import part_of
from secretsmanual.vault import driver, journal, keys
from secretsmanual.vault.locking import Locker
from secretsmanual.vault.same_file import SameFile

Now = Callable[[], datetime]


def _engine(path: Path, key: bytes, place: SameFile) -> Engine:
    def connect() -> driver.Connection:
        connection = driver.connect(path, key)
        try:
            place.require()
        except Refused:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        pool_use_lifo=True,  # whoever wrote reads on with the same connection and its warm cache
        max_overflow=2,
        hide_parameters=True,  # else error texts would carry what was typed
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        readonly = connection.get_execution_options().get("readonly")
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")

    return engine


def create(path: Path, like: Path | None = None, key: bytes = b"") -> None:
    """Make an empty manual with an open key slot, or locked `like` another, whose key is `key`.

    Raises:
        Refused: something is at that place already, or the folder cannot be written.
    """
    if path.exists() or keys.key_file(path).exists():
        raise Refused(
            tr("There is already a file at {path}.", path=path), tr("Choose another name.")
        )
    try:
        private_folder(path.parent)
        if like is None:
            key = keys.create_open(path)
        else:
            keys.copy_keys(like, path)
        driver.connect(path, key, create=True).close()
    except OSError as error:
        raise Refused(
            tr(
                "No manual can be made at {path}: {reason}.",
                path=path,
                reason=error.strerror or tr("the folder cannot be written"),
            ),
            tr("Choose a folder where you may write."),
        ) from None
    engine = _engine(path, key, SameFile(path))
    try:
        schema.create(engine)
    except BaseException:
        engine.dispose()
        remove(path)
        raise
    engine.dispose()


def remove(path: Path) -> None:
    """Take a manual off the disk with its key file: a demo that is made anew, a failed creation."""
    for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        part.unlink(missing_ok=True)
    keys.remove_keys(path)


def open_store(
    path: Path,
    ids: Ids,
    now: Now,
    key: bytes | None = None,
    *,
    before_migration: Callable[[], Any],
) -> Store:
    """Open a manual; an older one is migrated after `before_migration` (a backup) has run.

    `key` is that of a locked manual; one without a passphrase needs none.

    Raises:
        NotFound: there is no such file.
        Locked: it has a passphrase, and no key was given.
        Refused: damaged, read-only, of a newer version, or no manual at all.
    """
    key = key or key_of(path)
    journal.require_whole(path)
    keys.take_private(path)
    place = SameFile(path)
    engine = _engine(path, key, place)
    try:
        with engine.execution_options(readonly=True).begin() as connection:
            found = schema.version(connection)
        schema.require_known(found, path)
        if found < schema.newest():
            before_migration()
            schema.migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, ids, now, place)


def settle_keys(path: Path, key: bytes, backups: Callable[[], Sequence[Path]]) -> None:
    """Finish a change of the passphrase that was killed, for the backups as well (`locking`).

    A folder that cannot be written leaves it for another time.
    """
    with suppress(OSError):
        found = keys.read(path)
        unfinished = found.next or found.spreading
        Locker(path, backups() if unfinished else ()).settle(key)


def key_of(path: Path) -> bytes:
    """Return the key of a manual without a passphrase; raises NotFound, Locked, Refused."""
    require_file(path)
    return keys.read_key(path)


def is_locked(path: Path) -> bool:
    """Say whether a manual needs its passphrase; raises NotFound and Refused."""
    require_file(path)
    return keys.is_locked(path)


def unlock(path: Path, typed: str) -> bytes:
    """Return the key for a passphrase or recovery code; raises NotFound and Refused."""
    require_file(path)
    return keys.unlock(path, typed)


def require_writable(folder: Path) -> None:
    """Make a folder where there is none; raises Refused where nothing can be written into it."""
    try:
        private_folder(folder)
        probe = folder / ".secretsmanual"
        write_whole(probe, b"")
        probe.unlink()
    except OSError as error:
        raise Refused(
            tr(
                "Nothing can be written into {folder}: {reason}.",
                folder=folder,
                reason=error.strerror or tr("it is refused"),
            ),
            tr("Choose another folder."),
        ) from None


def require_file(path: Path) -> None:
    """Raise NotFound where there is no manual."""
    if not path.is_file():
        driver.connect(path, b"")  # raises it with its sentence


def copy(path: Path, to: Path, key: bytes | None = None) -> None:
    """Copy a manual with its key file into a new place, and open the copy to prove it."""
    key = key or key_of(path)
    with closing(driver.connect(path, key)) as source:
        _copy(source, path, to, key)


def set_aside(store: Store, path: Path, to: Path, key: bytes) -> None:
    """Copy an open manual that lost its place at `path`, and leave no journal of it there.

    The journal would be taken for that of the file that stands there now. Raises Refused.
    """
    if not keys.belongs(path, key):
        raise Refused(tr("The key file of {name} was replaced as well.", name=path.name))
    with store.connection() as source:
        _copy(source, path, to, key)
    store.write_back()


def _copy(source: driver.Connection, path: Path, to: Path, key: bytes) -> None:
    if to.exists():
        raise Refused(tr("There is already a file at {to}.", to=to), tr("Choose another name."))
    # Under another name until it is proved: a kill leaves no copy that does not open.
    part = part_of(to)
    try:
        remove(part)
        private_folder(to.parent)
        driver.copy_database(source, part, key)
        keys.copy_keys(path, part)
        if problems_of(part, key):
            raise Damaged(
                tr("{name} is damaged, so no copy was kept.", name=path.name),
                tr("Restore the newest good backup."),
            )
        keys.copy_keys(path, to)
        _put(part, to)
    except driver.DriverError as error:
        if "full" in str(error):
            raise NotWritten(
                tr("{name} was not written: the disk is full.", name=to.name),
                tr("Choose another folder, or free some space."),
            ) from None
        raise Damaged(
            tr("{name} could not be read whole, so no copy was kept.", name=path.name),
            tr("Restore the newest good backup, or run `salvage`."),
        ) from None
    except OSError as error:
        raise NotWritten(
            tr(
                "{name} was not written: {reason}.",
                name=to.name,
                reason=error.strerror or tr("the disk refused"),
            ),
            tr("Choose another folder, or free some space."),
        ) from None
    finally:
        with suppress(OSError):  # what stays goes when backups are thinned
            remove(part)


def rewrite(path: Path, key: bytes, ids: Ids, now: Now, change: Callable[[Store], None]) -> None:
    """Change a copy of a manual, prove it and put it in the manual's place: all of it or nothing.

    For backups: whoever has the manual open does not see it. A copy of an older schema is brought
    up to date.

    Raises Refused, and Damaged where it does not open or the changed copy is not sound.
    """
    part = part_of(path)
    try:
        remove(part)
        with closing(driver.connect(path, key)) as source:
            driver.copy_database(source, part, key)
        keys.copy_keys(path, part)
        store = open_store(part, ids, now, key, before_migration=lambda: None)
        try:
            change(store)
        finally:
            store.close()
        if problems_of(part, key):
            raise Damaged(
                tr("{name} could not be written anew.", name=path.name), tr("It was left as it is.")
            )
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        _put(part, path)
    except driver.DriverError:
        raise Damaged(
            tr("{name} could not be read whole.", name=path.name), tr("It was left as it is.")
        ) from None
    except OSError as error:
        raise Refused(
            tr(
                "{name} was not written: {reason}.",
                name=path.name,
                reason=error.strerror or tr("the disk refused"),
            ),
            tr("Free some space or allow writing there, and do it again."),
        ) from None
    finally:
        remove(part)


def restore_over(backup: Path, path: Path, key: bytes, opened: Callable[[Path], Store]) -> None:
    """Put what a backup holds into a manual, which may be open, in one transaction of SQLite.

    `opened` opens a copy of the backup first, so that one of an older version is brought up to
    date. Raises Refused where it has another key, and Damaged.
    """
    if not keys.belongs(backup, key):
        raise Refused(
            tr("{name} is locked with another key than the manual.", name=backup.name),
            tr("Restore it to a new file."),
        )
    ready = path.with_name(f".{path.name}.restoring")
    try:
        remove(ready)
        copy(backup, ready, key)
        opened(ready).close()
        with closing(driver.connect(ready, key)) as source:
            driver.copy_into(source, path, key)
    finally:
        remove(ready)


def _put(part: Path, to: Path) -> None:
    part.replace(to)
    sync_folder(to.parent)


def problems_of(path: Path, key: bytes | None = None) -> list[str]:
    """Return what is wrong with a manual's file; empty when it is sound."""
    key = key or key_of(path)
    try:
        journal.require_whole(path)
    except Damaged as error:
        return [error.what]
    connection = driver.connect(path, key)
    try:
        found = driver.find_damage(connection)
        if not driver.writable(connection):
            found.append(tr("the file is read-only"))
        return found
    finally:
        connection.close()


def chain_problems_of(path: Path, key: bytes) -> list[str]:
    """Return where the chain of what is scored does not hold; no damage, and no copy needs it."""
    connection = driver.connect(path, key)
    try:
        return chain.problems(connection)
    finally:
        connection.close()
