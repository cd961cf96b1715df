"""The tables of merging with colleagues' manuals.

The records they name may not be here, or not any more: no foreign key to those.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from secretsmanual.domain.bundles import BroughtFields, ConflictFields
from secretsmanual.domain.ids import ImportId
from secretsmanual.store.columns import Keyed, json, moment, owner


class ConflictRow(Keyed, ConflictFields, table=True):
    """A field that two changed without knowing of each other."""

    __tablename__ = "conflict"
    import_id: ImportId = owner("import_run.id")
    record_id: str = Field(index=True)
    sides: dict[str, Any] = json(dict)
    kept_at: datetime = moment()
    other_at: datetime = moment()


class BroughtRow(Keyed, BroughtFields, table=True):
    """When the fields that a bundle brought were changed."""

    __tablename__ = "brought"
    import_id: ImportId = owner("import_run.id")
    record_id: str = Field(index=True)
    at: datetime = moment()
    times: dict[str, list[str]] = json(dict)
    said: dict[str, Any] = json(dict)
