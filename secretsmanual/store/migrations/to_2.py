"""From schema 1 to 2: what consent was for, and since when somebody has left.

Each function adds what one part of the product needs; a new column says what older rows get.
"""

from typing import Any

from sqlalchemy import Column, Date, String


def run(operations: Any) -> None:
    """Add what is new; what is there already is not touched."""
    _people(operations)


def _people(operations: Any) -> None:
    _add(
        operations,
        "person",
        Column("consent_purpose", String, nullable=False, server_default=""),
        Column("left_on", Date),
    )


def _add(operations: Any, table: str, *columns: Column[Any]) -> None:
    for column in columns:
        operations.add_column(table, column)
