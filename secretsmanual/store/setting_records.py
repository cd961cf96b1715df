"""The manual's own settings as records that undo can turn back and do again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from secretsmanual.store import tables
from secretsmanual.store.records import UnitOfWork

_SETTING = tables.SettingRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    value: str


class SettingRecords:
    """What the history needs of a type of record, for settings: their id is their name."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._connection = unit.connection

    def columns(self, name: str) -> dict[str, Any]:
        """Return a setting's columns; those of one that is not there are empty."""
        query = select(_SETTING.c.value).where(_SETTING.c.name == name)
        return {"name": name, "value": self._connection.execute(query).scalar()}

    whole = columns
    """A setting has no place among the others."""

    def validated(self, columns: Mapping[str, Any]) -> Setting:
        """Return the setting that these columns make."""
        return Setting(**columns)

    def write(self, name: str, _whole: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        """Write another value."""
        query = update(_SETTING).where(_SETTING.c.name == name).values(**changed)
        self._connection.execute(query)
        self._unit.touch("setting", name)

    def erase(self, name: str) -> None:
        """Take a setting away."""
        self._connection.execute(_SETTING.delete().where(_SETTING.c.name == name))
        self._unit.touch("setting", name)

    def put_back(self, columns: Mapping[str, Any]) -> None:
        """Set one that is not there."""
        self._connection.execute(_SETTING.insert(), dict(columns))
        self._unit.touch("setting", columns["name"])
