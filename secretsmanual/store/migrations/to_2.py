"""From schema 1 to 2: what consent was for, since when somebody has left, and referrals.

Each function adds what one part of the product needs; a new column says what older rows get.
"""

from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Integer, String


def run(operations: Any) -> None:
    """Add what is new; what is there already is not touched."""
    _people(operations)
    _referrals(operations)


def _people(operations: Any) -> None:
    _add(
        operations,
        "person",
        Column("consent_purpose", String, nullable=False, server_default=""),
        Column("left_on", Date),
    )


def _referrals(operations: Any) -> None:
    owner = Column("account_id", String, ForeignKey("account.id"), index=True, nullable=False)
    operations.create_table(
        "referral",
        *_keyed(),
        owner,
        Column("person_id", String, ForeignKey("person.id"), index=True),
        Column("to", String, nullable=False),
        Column("on", Date, nullable=False),
        Column("why", String, nullable=False),
        Column("secret_id", String, ForeignKey("secret.id"), index=True),
        Column("result", String, nullable=False),
        Column("thanked_on", Date),
        Column("created_at", String(31), nullable=False),
    )


def _keyed() -> tuple[Column[Any], ...]:
    return (
        Column("seq", Integer, primary_key=True),
        Column("id", String(32), nullable=False, unique=True),
    )


def _add(operations: Any, table: str, *columns: Column[Any]) -> None:
    for column in columns:
        operations.add_column(table, column)
