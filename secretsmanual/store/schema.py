"""Make the tables of a new manual, and bring an older one up to date."""

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlmodel import SQLModel

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.wording import tr
from secretsmanual.store import search_index
from secretsmanual.store.migrations import STEPS

APPLICATION_ID = 0x5EC2E75
"""Marks the file as ours, in SQLite's header."""


def create(engine: Engine) -> None:
    """Make all tables in an empty file, in one transaction."""
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        for statement in search_index.SCHEMA:
            connection.execute(text(statement))
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        _set_version(connection, newest())


def newest() -> int:
    """Return the number of our schema; a manual has its own as `PRAGMA user_version`."""
    return max(STEPS) + 1


def version(connection: Connection) -> int:
    """Return the schema number of an open manual."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def require_known(found: int, path: Path) -> None:
    """Refuse a manual that this version cannot know, before anything is written."""
    if found > newest():
        raise Refused(
            tr("{name} was written by a newer version of Secrets Manual.", name=path.name),
            tr("Open it with that version; it was not touched."),
        )
    if found < 1:
        raise Refused(
            tr("{name} is not a manual of this program.", name=path.name),
            tr("It was left as it is."),
        )


def migrate(engine: Engine) -> None:
    """Run the steps to our schema, all or none; where another window has just done it, none."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with engine.begin() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        for number in range(version(connection), newest()):
            STEPS[number](Operations(context))
        _set_version(connection, newest())


def _set_version(connection: Connection, number: int) -> None:
    connection.execute(text(f"PRAGMA user_version = {int(number)}"))
