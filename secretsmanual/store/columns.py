"""How the columns of tables are declared that SQLite needs spelled out."""

from typing import Any

from sqlalchemy import Column, ForeignKey, String
from sqlmodel import Field, SQLModel

from secretsmanual.store.lists import Json
from secretsmanual.store.moments import Moment


def moment(*, none: bool = False) -> Any:
    """Declare a moment, or a moment that may be missing."""
    return (
        Field(default=None, sa_column=Column(Moment, nullable=True))
        if none
        else Field(sa_column=Column(Moment, nullable=False))
    )


def json(make: Any = list) -> Any:
    """Declare a list, or with `dict` a map; empty where nothing is given."""
    return Field(default_factory=make, sa_column=Column(Json, nullable=False))


def link(to: str, *, index: bool = True) -> Any:
    """Declare an id of another table that may be missing."""
    column = Column(String, ForeignKey(to), index=index, nullable=True)
    return Field(default=None, sa_column=column)


def word(default: str) -> Any:
    """Declare a word of a closed list."""
    return Field(default=default, sa_column=Column(String, nullable=False))


def word_or_none() -> Any:
    """Declare a word of a closed list that may be missing."""
    return Field(default=None, sa_column=Column(String, nullable=True))


def owner(to: str) -> Any:
    """Declare the id of the record that this one belongs to."""
    return Field(sa_column=Column(String, ForeignKey(to), index=True, nullable=False))


def pointer() -> Any:
    """Declare the id of a record that may be gone: what is remembered outlives it."""
    return Field(sa_column=Column(String, index=True, nullable=False))


class Keyed(SQLModel, defer_build=True):
    """What every record table begins with."""

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, max_length=32)
