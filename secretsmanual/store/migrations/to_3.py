"""From schema 2 to 3: grounds for keeping, what customers expect, what was told in confidence."""

from typing import Any

from sqlalchemy import Column, Date, String, inspect

_NEW = {
    "promise": (Column("sensitivity", String, nullable=False, server_default=""),),
    "ask_later": (Column("sensitivity", String, nullable=False, server_default=""),),
    "account": (
        Column("knew_before", String, nullable=False, server_default=""),
        Column("expects", String, nullable=False, server_default=""),
    ),
    "person": (
        Column("legal_basis", String, nullable=False, server_default=""),
        Column("legal_basis_on", Date),
        Column("last_shown_on", Date),
    ),
}


def run(operations: Any) -> None:
    """Add the columns that are not there: the last manuals of schema 2 had some of them."""
    found = inspect(operations.get_bind())
    for table, columns in _NEW.items():
        there = {column["name"] for column in found.get_columns(table)}
        for column in columns:
            if column.name not in there:
                operations.add_column(table, column)
